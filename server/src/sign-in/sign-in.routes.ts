import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '../../contract/schema.ts'
import { ignoreBodies } from '../http/no-body.ts'
import { limitRequests } from '../http/request-limit.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { RecordFlow } from '../observability/flow-input.ts'
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
  /** Another name for the session's cookie. */
  sessionCookie?: string | undefined
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  recordFlow?: RecordFlow
  /** Epoch milliseconds. */
  now(): number
  /** How many sign-ins, and how many callbacks, one client address may make per minute. Many people may share an address. */
  callsPerMinute?: number
  /** How many processes serve side by side. Each counts only its own requests, so each allows its part. */
  workers?: number
  timeouts?: Timeouts['signIn']
  /** The mark of the simulator on problem pages; `undefined` at another provider. */
  mark?(): Promise<string | undefined>
}

/** Sign-ins, and as many callbacks, of one client address. */
export const signInsPerMinute = 300

/** Signing in, from the first redirect to the session, and signing out. */
export const signInRoutes: FastifyPluginAsyncTypebox<SignInOptions> = async (app, options) => {
  const { callsPerMinute = signInsPerMinute, workers, ...rest } = options
  await limitRequests(app, {
    perMinute: callsPerMinute,
    workers,
    detail: 'Too many sign-ins were begun from this address within a minute.',
    onRefused: () => options.recordSecurityEvent({ event: 'sign-in-limited' }),
  })
  const pendings = createPendingAuthorizations(rest)
  await app.register(startRoutes, { ...rest, pendings })
  await app.register(callbackRoutes, { ...rest, pendings })
  await app.register(signOutRoutes)
}

/** Ends the session in the store: from then on every copy of its cookie is worthless. */
const signOutRoutes: FastifyPluginAsyncTypebox = async (app) => {
  ignoreBodies(app)
  app.post('/auth/sign-out', { schema: { response: { 204: Type.Null() } } }, async (request, reply) => {
    await app.sessions.end(request, reply)
    return reply.code(204).send(null)
  })
}
