import { hash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bearerToken, isCrossSite } from '../request.ts'
import type { SimulationOf } from '../worlds.ts'

const loopbackPeer = /^(127\.|::1$|::ffff:127\.)/
const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Who may use the controls: this machine, or everybody who knows the token where there is one. In either case no web page
 * of another origin, and without a token none that pointed its own name at this address (DNS rebinding).
 */
export function guardOf(simulationOf: SimulationOf, token: string | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { origin } = simulationOf(request)
    if (isCrossSite(request, origin)) return refuse(reply, 403, 'The controls answer no page of another origin.')
    if (token === undefined) return refuseStrangers(request, reply)
    if (isToken(request.headers.authorization, token)) return
    reply.header('www-authenticate', 'Bearer realm="simulator"')
    return refuse(reply, 401, 'The controls ask for the bearer token of SIMULATOR_CONTROL_TOKEN.')
  }
}

function refuseStrangers(request: FastifyRequest, reply: FastifyReply) {
  if (!loopbackPeer.test(request.socket.remoteAddress ?? '')) {
    return refuse(reply, 403, 'The controls answer on this machine only.')
  }
  if (isLocalName(request.headers.host)) return
  return refuse(reply, 403, 'The controls answer to localhost, 127.0.0.1 and [::1] only.')
}

const refuse = (reply: FastifyReply, status: number, error: string) => reply.code(status).send({ error })

function isLocalName(host: string | undefined): boolean {
  return loopbackNames.includes(URL.parse(`http://${host}`)?.hostname ?? '')
}

/** Compares digests, whose lengths are equal. */
function isToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer')
  return timingSafeEqual(digest(bearerToken(authorization) ?? ''), digest(token))
}
