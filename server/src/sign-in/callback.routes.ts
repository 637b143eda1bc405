import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { answerProblemPage } from '../http/answer-problem.ts'
import { toProblemError } from '../http/to-problem-error.ts'
import { readAuthorizationResponse } from '../oauth/authorization-response.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { ReadAccount } from '../session/account.ts'
import { browserLabel } from '../session/browser-label.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Timeouts } from '../timeouts.ts'
import type { PendingAuthorization, PendingAuthorizations } from './pending-authorization.ts'
import { createRedeemer } from './redemption.ts'
import { recordRefusal, tooOld, unknownState, usedBefore } from './refused-callback.ts'

interface CallbackOptions {
  client: OAuthClient
  store: SessionStore
  readAccount: ReadAccount
  pendings: PendingAuthorizations
  recordSecurityEvent: RecordSecurityEvent
  now(): number
  timeouts?: Timeouts['signIn']
}

/** The redirect URI. What comes here was written by the whole world, so nothing happens before it is known to be ours. */
export const callbackRoutes: FastifyPluginAsyncTypebox<CallbackOptions> = async (app, options) => {
  const { client, pendings, recordSecurityEvent } = options
  const redeemer = createRedeemer({ ...options, sessions: app.sessions })

  /** The same answer brought again to a browser that is signed in: nothing is wrong, and nothing is left to do. */
  const isReplay = async (request: FastifyRequest, state: string) =>
    (await app.findSession(request)) !== undefined && (await redeemer.wasRedeemed(state))

  async function finish(request: FastifyRequest, reply: FastifyReply, pending: PendingAuthorization, code: string) {
    const replaces = [pending.replaces, app.sessions.idOf(request)].filter((id) => id !== undefined)
    const browser = browserLabel(request.headers)
    const created = await redeemer.redeem({ code, pending, browser, replaces }).catch((error) => {
      // A store that can't be asked has spent nothing: the same answer may be brought again.
      if (toProblemError(error).code !== 'store-unavailable') pendings.remove(reply, pending.state)
      throw error
    })
    pendings.remove(reply, pending.state)
    if (created) app.sessions.setCookie(reply, created)
    else if (!(await isReplay(request, pending.state))) throw usedBefore()
    return reply.redirect(pending.returnTo)
  }

  app.get(
    '/auth/callback',
    {
      schema: { querystring: Type.Object({}), response: { 302: Type.Null() } },
      config: { rateLimit: {} },
      exposeHeadRoute: false,
      errorHandler(error, request, reply) {
        recordRefusal(recordSecurityEvent, error)
        return answerProblemPage(error, request, reply, waysOn(pendings, request))
      },
    },
    async (request, reply) => {
      const response = readAuthorizationResponse(client, queryOf(request))
      const pending = pendings.find(request, response.state)
      if (!pending) {
        if (await isReplay(request, response.state)) return reply.redirect('/')
        throw unknownState()
      }
      if (pendings.isOver(pending)) throw tooOld()
      if (response.outcome === 'approved') return finish(request, reply, pending, response.code)
      pendings.remove(reply, response.state)
      recordSecurityEvent({
        event: 'sign-in-refused',
        reason: response.error === 'access_denied' ? 'declined' : 'provider-error',
      })
      return reply.redirect(deniedPage(pending, response.error))
    },
  )
}

/** As it was sent: the parsed one no longer tells a repeated parameter from a single one. */
const queryOf = ({ url }: FastifyRequest) => new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')

/** The app's page for it. Of the authorization server's words only the error code, and only where it looks like one. */
function deniedPage({ scopes, returnTo }: PendingAuthorization, error: string): string {
  const code = /^[\w.-]{1,64}$/.test(error) ? error : 'unknown_error'
  return `/denied?${new URLSearchParams({ error: code, scope: scopes.join(' '), returnTo })}`
}

/** Where this browser began the sign-in, the same one again; a dialog or a choice is then not lost. */
function waysOn(pendings: PendingAuthorizations, request: FastifyRequest) {
  const pending = pendings.find(request, queryOf(request).get('state') ?? '')
  const start = { href: '/', label: pending ? 'Go to the app' : 'Start again from the beginning' }
  if (!pending) return [start, { href: '/auth/sign-in', label: 'Sign in without permissions' }]
  const { scopes, returnTo } = pending
  const query = new URLSearchParams({ scope: scopes.join(' '), returnTo })
  return [{ href: `/auth/sign-in?${query}`, label: 'Start the sign-in again' }, start]
}
