import type { FastifyReply, FastifyRequest } from 'fastify'
import { bearerToken } from './request.ts'
import type { SimulationOf } from './worlds.ts'

/** Spotify counts over a rolling window of thirty seconds. */
const usualWindowSeconds = 30

/**
 * Counts the Web API calls of each client and refuses those over the limit. Choice: a refused call does not count, and
 * a call without a valid token counts for no client.
 */
export function createRateLimit(simulationOf: SimulationOf) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const simulation = simulationOf(request)
    const { settings, recentCalls, clock } = simulation
    const reading = simulation.readToken(bearerToken(request.headers.authorization) ?? '')
    if (!settings.rateLimit || !reading) return
    const now = clock.now()
    const windowMs = (settings.rateLimit.windowSeconds ?? usualWindowSeconds) * 1000
    const calls = (recentCalls.get(reading.clientId) ?? []).filter((at) => at <= now && now < at + windowMs)
    const isOver = calls.length >= settings.rateLimit.requests
    recentCalls.set(reading.clientId, isOver ? calls : [...calls, now])
    if (isOver) return refuse(reply, (calls[0] ?? now) + windowMs - now)
  }
}

function refuse(reply: FastifyReply, waitMs: number): FastifyReply {
  reply.code(429).header('retry-after', Math.max(1, Math.ceil(waitMs / 1000)))
  reply.header('access-control-allow-origin', '*')
  return reply.send({ error: { status: 429, message: 'API rate limit exceeded' } })
}
