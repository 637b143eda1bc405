import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../contract/schema.ts'
import { ignoreBodies } from '../http/no-body.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { ReadAccount } from '../session/account.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Timeouts } from '../timeouts.ts'
import { callbackRoutes } from './callback.routes.ts'
import { createPendingAuthorizations } from './pending-authorization.ts'
import { startRoutes } from './start.routes.ts'

export interface SignInOptions {
  client: OAuthClient
  store: SessionStore
  /** The origin that browsers see. */
  publicUrl: string
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  /** Epoch milliseconds. */
  now(): number
  /** How many sign-ins, and how many callbacks, one client address may make per minute. Many people may share an address. */
  callsPerMinute?: number
  /** How many processes serve side by side. Each counts only its own requests, so each allows its part. */
  workers?: number
  timeouts?: Timeouts['signIn']
}

/** Signing in, from the first redirect to the session, and signing out. */
export const signInRoutes: FastifyPluginAsyncTypebox<SignInOptions> = async (app, options) => {
  const { callsPerMinute = 300, workers = 1, ...rest } = options
  await app.register(rateLimit, {
    global: false,
    max: Math.ceil(callsPerMinute / workers),
    timeWindow: 60_000,
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder(_request, { ttl }) {
      options.recordSecurityEvent({ event: 'sign-in-limited' })
      return tooMany(Math.ceil(ttl / 1000))
    },
  })
  const pendings = createPendingAuthorizations(rest)
  await app.register(startRoutes, { ...rest, pendings })
  await app.register(callbackRoutes, { ...rest, pendings })
  await app.register(signOutRoutes)
}

const tooMany = (retryAfter: number) =>
  new ProblemError('rate-limited', {
    detail: 'Too many sign-ins were begun from this address within a minute.',
    members: { retryAfter },
  })

/** Ends the session in the store: from then on every copy of its cookie is worthless. */
const signOutRoutes: FastifyPluginAsyncTypebox = async (app) => {
  ignoreBodies(app)
  app.post('/auth/sign-out', { schema: { response: { 204: Type.Null() } } }, async (request, reply) => {
    await app.sessions.end(request, reply)
    return reply.code(204).send(null)
  })
}
