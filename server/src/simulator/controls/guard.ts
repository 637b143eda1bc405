import type { FastifyReply, FastifyRequest } from 'fastify'
import { isCrossSite } from '../same-origin.ts'

const loopbackPeer = /^(127\.|::1$|::ffff:127\.)/
const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * The controls obey this machine, and no web page of it: not one of another origin, and not one that pointed its own
 * name at this address (DNS rebinding).
 */
export async function localScriptsOnly(request: FastifyRequest, reply: FastifyReply) {
  const reason = refusalOf(request)
  if (reason !== undefined) return reply.code(403).send({ error: reason })
}

function refusalOf(request: FastifyRequest): string | undefined {
  if (!loopbackPeer.test(request.socket.remoteAddress ?? '')) return 'The controls answer on this machine only.'
  if (!isLocalName(request.headers.host)) return 'The controls answer to localhost, 127.0.0.1 and [::1] only.'
  if (isCrossSite(request)) return 'The controls answer no page of another origin.'
  return undefined
}

function isLocalName(host: string | undefined): boolean {
  return loopbackNames.includes(URL.parse(`http://${host}`)?.hostname ?? '')
}
