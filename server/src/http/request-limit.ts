import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from './problem-error.ts'

interface RequestLimit {
  perMinute: number
  /** How many processes serve side by side. Each counts only its own requests, so each allows its part. */
  workers?: number | undefined
  /** Whose requests are counted together. Left out, those of one client address. */
  keyOf?(request: FastifyRequest): string
  /** What happened, for the person. */
  detail: string
  onRefused?(): void
}

const unnamed = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/**
 * Limits the routes of `app` whose config holds `rateLimit`: what is beyond it is 429 `rate-limited` with the seconds that
 * are left of the minute. It remembers 5,000 keys, and forgets those that were not used for the longest time.
 */
export async function limitRequests(app: FastifyInstance, limit: RequestLimit): Promise<void> {
  const { perMinute, workers = 1, keyOf, detail, onRefused } = limit
  await app.register(rateLimit, {
    global: false,
    max: Math.ceil(perMinute / workers),
    timeWindow: 60_000,
    ...(keyOf && { keyGenerator: keyOf }),
    addHeadersOnExceeding: unnamed,
    addHeaders: unnamed,
    errorResponseBuilder(_request, { ttl }) {
      onRefused?.()
      return new ProblemError('rate-limited', { detail, members: { retryAfter: Math.ceil(ttl / 1000) } })
    },
  })
}
