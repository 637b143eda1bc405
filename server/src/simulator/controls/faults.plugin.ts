import { once } from 'node:events'
import { STATUS_CODES } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { pathOf } from '../request.ts'
import type { Simulation } from '../simulation.ts'
import { isControl } from './control-path.ts'
import type { Effect } from './faults.ts'

/** Makes requests slow or go wrong, as the settings and the faults in force say. */
export default fp(
  async (app, { simulation }: { simulation: Simulation }) => {
    const effects = new WeakMap<FastifyRequest, Effect>()

    const interfere = async (request: FastifyRequest, reply: FastifyReply) => {
      const effect = simulation.faults.take(request.method, pathOf(request))
      await pause(latencyOf(request, simulation) + (effect?.delayMs ?? 0), reply)
      if (!effect) return
      effects.set(request, effect)
      if (effect.reset) return breakConnection(reply)
      if (effect.status !== undefined || effect.body !== undefined) return answer(request, reply, effect)
    }

    // The token endpoint's form is read first, for the log; everything else is met at the door.
    app.addHook('onRequest', async (request, reply) => {
      if (!isControl(request) && !isTokenRequest(request)) return interfere(request, reply)
    })
    app.addHook('preValidation', async (request, reply) => {
      if (isTokenRequest(request)) return interfere(request, reply)
    })

    app.addHook('onSend', async (request, reply, payload) => {
      const { headers = {}, truncate = false } = effects.get(request) ?? {}
      for (const [name, value] of Object.entries(headers)) reply.header(name, String(value))
      return truncate === false ? payload : cut(reply, payload, truncate)
    })
  },
  { name: 'faults' },
)

function isTokenRequest(request: FastifyRequest): boolean {
  return request.method === 'POST' && pathOf(request) === '/api/token'
}

/** Pictures come from elsewhere at Spotify, and are no slower for it. */
function latencyOf(request: FastifyRequest, { settings }: Simulation): number {
  return /^\/(v1|authorize|api\/token)(\/|$)/.test(pathOf(request)) ? settings.latencyMs : 0
}

function breakConnection(reply: FastifyReply): FastifyReply {
  reply.raw.socket?.resetAndDestroy()
  return reply.hijack()
}

function answer(request: FastifyRequest, reply: FastifyReply, { status = 200, body }: Effect): FastifyReply {
  // A page that calls the Web API itself shall see what went wrong, as it would at Spotify.
  reply.code(status).header('access-control-allow-origin', '*')
  if (typeof body === 'string') return reply.type('text/plain; charset=utf-8').send(body)
  const json = JSON.stringify(body === undefined ? usualBody(request, status) : body)
  return reply.type('application/json; charset=utf-8').send(json)
}

/** What an error without a body of its own says: each service has its form. */
function usualBody(request: FastifyRequest, status: number): unknown {
  if (pathOf(request).startsWith('/v1/')) return { error: { status, message: STATUS_CODES[status] ?? '' } }
  return { error: 'server_error' }
}

/** Promises the whole body and breaks off within it. */
function cut(reply: FastifyReply, payload: unknown, truncate: true | number): unknown {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
  const body = Buffer.from(payload)
  const length = truncate === true ? Math.floor(body.length / 2) : Math.min(truncate, body.length)
  reply.header('content-length', body.length)
  return Readable.from(breakOff(body.subarray(0, length), reply))
}

async function* breakOff(part: Buffer, { raw }: FastifyReply) {
  raw.flushHeaders()
  if (part.length > 0) yield part
  // What was written leaves first; then the connection goes.
  await new Promise((resolve) => setImmediate(resolve))
  raw.socket?.destroy()
}

/** Waits in real time, but no longer than the other side does. */
export async function pause(ms: number, { raw }: Pick<FastifyReply, 'raw'>): Promise<void> {
  if (ms <= 0) return
  const ended = new AbortController()
  const { signal } = ended
  try {
    await Promise.race([setTimeout(ms, undefined, { signal }), once(raw, 'close', { signal })])
  } finally {
    ended.abort()
  }
}
