import { once } from 'node:events'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { reasonPhrase } from '../../../contract/reason-phrases.ts'
import { pathOf } from '../request.ts'
import type { Simulation } from '../simulation.ts'
import type { SimulationOf } from '../worlds.ts'
import { isControl } from './control-path.ts'
import type { Effect, FaultInForce } from './faults.ts'
import { type Patch, patchAnswer } from './patch.ts'
import { rewriteJson, wantWholeAnswer } from './rewrite-json.ts'

/** Delays requests or makes them fail, as the settings and the faults in force say. */
export default fp(
  async (app, { simulationOf }: { simulationOf: SimulationOf }) => {
    const faults = new WeakMap<FastifyRequest, FaultInForce>()

    const interfere = async (request: FastifyRequest, reply: FastifyReply) => {
      const simulation = simulationOf(request)
      const fault = simulation.faults.take(request.method, pathOf(request))
      const effect = fault?.effect
      await pause(latencyOf(request, simulation) + (effect?.delayMs ?? 0), reply)
      if (!fault || !effect) return
      faults.set(request, fault)
      if (request.logEntry) request.logEntry.byFault = true
      if (effect.patch) wantWholeAnswer(request)
      if (effect.reset) return breakConnection(reply)
      if (effect.status !== undefined || effect.body !== undefined) return answer(request, reply, effect)
    }

    // A token request meets its fault after its form was read, because the log shows the form. All other requests meet
    // it before.
    app.addHook('onRequest', async (request, reply) => {
      if (!isControl(request) && !isTokenRequest(request)) return interfere(request, reply)
    })
    app.addHook('preValidation', async (request, reply) => {
      if (isTokenRequest(request)) return interfere(request, reply)
    })

    app.addHook('onSend', async (request, reply, payload) => {
      const fault = faults.get(request)
      if (!fault) return payload
      const { headers = {}, truncate = false } = fault.effect
      const body = fault.effect.patch ? patched(payload, fault, fault.effect.patch, reply) : payload
      for (const [name, value] of Object.entries(headers)) reply.header(name, String(value))
      return truncate === false ? body : cut(reply, body, truncate)
    })
  },
  { name: 'faults', dependencies: ['request-log'] },
)

function isTokenRequest(request: FastifyRequest): boolean {
  return request.method === 'POST' && pathOf(request) === '/api/token'
}

/** Pictures come from another host at Spotify, so the latency does not apply to them. */
function latencyOf(request: FastifyRequest, { settings }: Simulation): number {
  return /^\/(v1|authorize|api\/token)(\/|$)/.test(pathOf(request)) ? settings.latencyMs : 0
}

function breakConnection(reply: FastifyReply): FastifyReply {
  reply.raw.socket?.resetAndDestroy()
  return reply.hijack()
}

function answer(request: FastifyRequest, reply: FastifyReply, { status = 200, body }: Effect): FastifyReply {
  // A page that calls the Web API itself may read the error, as it may at Spotify.
  reply.code(status).header('access-control-allow-origin', '*')
  if (typeof body === 'string') return reply.type('text/plain; charset=utf-8').send(body)
  const json = JSON.stringify(body === undefined ? usualBody(request, status) : body)
  return reply.type('application/json; charset=utf-8').send(json)
}

/** The body of an error when the fault names none: each service has its own form. */
function usualBody(request: FastifyRequest, status: number): unknown {
  if (pathOf(request).startsWith('/v1/')) return { error: { status, message: reasonPhrase(status) ?? '' } }
  return { error: 'server_error' }
}

/** An answer that is no JSON stays as it is, and no path leads to a member of it. */
function patched(payload: unknown, fault: FaultInForce, patch: Patch, reply: FastifyReply): unknown {
  return rewriteJson(reply, payload, (value) => {
    const { answer, missed } = patchAnswer(value, patch)
    fault.missed = fault.missed?.filter((path) => missed.includes(path)) ?? []
    return answer
  })
}

/** Sends the content length of the whole body, and breaks the connection inside it. */
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
  // Lets what was written leave before the connection is destroyed.
  await new Promise((resolve) => setImmediate(resolve))
  raw.socket?.destroy()
}

/** Waits in real time, and stops when the client closes the connection. */
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
