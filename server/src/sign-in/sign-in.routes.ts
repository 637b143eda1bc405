import rateLimit from '@fastify/rate-limit'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { ReadAccount } from '../session/account.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Timeouts } from '../timeouts.ts'
import { callbackRoutes } from './callback.routes.ts'
import { createPendingAuthorizations } from './pending-authorization.ts'
import { signOutRoutes } from './sign-out.routes.ts'
import { startRoutes } from './start.routes.ts'

export interface SignInOptions {
  client: OAuthClient
  store: SessionStore
  /** The origin that browsers see. */
  publicUrl: string
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  now(): number
  timeouts?: Timeouts['signIn']
  /** Sign-ins and callbacks, each, that one client address may make within a minute; many people may share one. */
  callsPerMinute?: number
  /** How many processes serve side by side. Each counts for itself, so each allows its part. */
  workers?: number
}

/** From the first redirect to the session, and its end. */
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
