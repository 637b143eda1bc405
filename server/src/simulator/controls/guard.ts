import { hash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseUrl } from '../node-20.ts'
import { bearerToken, isCrossSite } from '../request.ts'
import type { SimulationOf } from '../worlds.ts'

const loopbackPeer = /^(127\.|::1$|::ffff:127\.)/
const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/** As much of a request as tells who makes it. */
type Request = Pick<FastifyRequest, 'socket' | 'headers'>

export interface Refusal {
  status: 401 | 403
  reason: string
}

/**
 * Who may use the controls: this machine, or everybody who knows the token where there is one. In either case no web page
 * of another origin, and without a token none that pointed its own name at this address (DNS rebinding).
 */
export function guardOf(simulationOf: SimulationOf, token: string | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(request, simulationOf(request).origin, token)
    if (!refusal) return
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer realm="simulator"')
    return reply.code(refusal.status).send({ error: refusal.reason })
  }
}

/** @returns `undefined` for a request that may use the controls */
export function refusalOf(request: Request, origin: string, token: string | undefined): Refusal | undefined {
  if (isCrossSite(request, origin)) return forbidden('The controls answer no page of another origin.')
  if (token === undefined) return refusalOfStranger(request)
  if (isToken(request.headers.authorization, token)) return undefined
  return { status: 401, reason: 'The controls ask for the bearer token of SIMULATOR_CONTROL_TOKEN.' }
}

function refusalOfStranger({ socket, headers }: Request): Refusal | undefined {
  if (!loopbackPeer.test(socket.remoteAddress ?? '')) return forbidden('The controls answer on this machine only.')
  if (isLocalName(headers.host)) return undefined
  return forbidden('The controls answer to localhost, 127.0.0.1 and [::1] only.')
}

const forbidden = (reason: string): Refusal => ({ status: 403, reason })

function isLocalName(host: string | undefined): boolean {
  return loopbackNames.includes(parseUrl(`http://${host}`)?.hostname ?? '')
}

/** Compares digests, whose lengths are equal. */
function isToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer')
  const sent = bearerToken(authorization) ?? basicPassword(authorization) ?? ''
  return timingSafeEqual(digest(sent), digest(token))
}

/** A browser asks a person for it, and sends it as HTTP Basic with whatever name. @see RFC 7617 §2 */
function basicPassword(authorization = ''): string | undefined {
  const encoded = /^basic +([a-z0-9+/]+=*)$/i.exec(authorization)?.[1]
  return encoded && Buffer.from(encoded, 'base64').toString().split(':').slice(1).join(':')
}
