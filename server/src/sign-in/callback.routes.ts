import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from '../../contract/schema.ts'
import { answerProblemPage } from '../http/answer-problem.ts'
import { ProblemError, toProblemError } from '../http/problem-error.ts'
import { type AuthorizationResponse, readAuthorizationResponse } from '../oauth/authorization-response.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { InvalidAuthorizationResponse } from '../oauth/errors.ts'
import { type RecordFlow, recordNoFlow } from '../observability/flow-input.ts'
import type { SecurityEvent } from '../observability/security-events.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { ReadAccount } from '../session/account.ts'
import { browserLabel } from '../session/browser-label.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Timeouts } from '../timeouts.ts'
import type { PendingAuthorization, PendingAuthorizations } from './pending-authorization.ts'
import { createRedeemer } from './redemption.ts'
import { authorizationSteps, refusedCallbackStep } from './sign-in-steps.ts'

interface Refused {
  /** The sign-in that the callback names. */
  pending: PendingAuthorization | undefined
  check: 'unknown' | 'too old'
}

interface CallbackOptions {
  client: OAuthClient
  store: SessionStore
  readAccount: ReadAccount
  pendings: PendingAuthorizations
  recordSecurityEvent: RecordSecurityEvent
  recordFlow?: RecordFlow
  /** Epoch milliseconds. */
  now(): number
  timeouts?: Timeouts['signIn']
  mark?(): Promise<string | undefined>
}

/** The redirect URI. Anyone can send a request here, so nothing happens before its state is known to be ours. */
export const callbackRoutes: FastifyPluginAsyncTypebox<CallbackOptions> = async (app, options) => {
  const { client, pendings, recordSecurityEvent, recordFlow = recordNoFlow, now, mark } = options
  const redeemer = createRedeemer({ ...options, sessions: app.sessions })

  /**
   * The same sign-in again, in a browser that is signed in: there is nothing left to do. A person who goes back to the
   * consent page and agrees again comes from another site, so the browser keeps the session's cookie to itself
   * (`SameSite=Strict`): the app will see by itself whether it is signed in.
   */
  const isReplay = async (request: FastifyRequest, state: string) =>
    (isFromAnotherSite(request) || (await app.sessions.find(request)) !== undefined) &&
    (await redeemer.wasRedeemed(state))

  /** Shows it to the session that goes on: of the sign-in that it names or, where it names none, of the one under way. */
  function recordRefusal(request: FastifyRequest, response: AuthorizationResponse, { pending, check }: Refused): void {
    const { replaces } = pending ?? pendings.newest(request) ?? {}
    const { state } = response
    const code = response.outcome === 'approved' ? response.code : undefined
    if (replaces !== undefined) recordFlow(replaces, refusedCallbackStep({ at: now(), state, code, check }))
  }

  async function finish(request: FastifyRequest, reply: FastifyReply, pending: PendingAuthorization, code: string) {
    const replaces = [pending.replaces, app.sessions.idOf(request)].filter((id) => id !== undefined)
    const browser = browserLabel(request.headers)
    const created = await redeemer.redeem({ code, pending, browser, replaces }).catch((error) => {
      // Nothing was spent if the store can't be asked: the browser may send the same response again.
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
      async errorHandler(error, request, reply) {
        recordFailure(recordSecurityEvent, error)
        const links = nextSteps(pendings, request)
        return answerProblemPage(error, request, reply, { links, mark: await mark?.() })
      },
    },
    async (request, reply) => {
      const response = readAuthorizationResponse(client, queryOf(request))
      const pending = pendings.find(request, response.state)
      const tell = (check: 'unknown' | 'too old') => recordRefusal(request, response, { pending, check })
      if (!pending) {
        if (await isReplay(request, response.state)) return reply.redirect('/')
        tell('unknown')
        throw unknownState()
      }
      const isOver = pendings.isOver(pending)
      if (isOver) tell('too old')
      if (isOver) throw tooOld()
      if (response.outcome === 'approved') return finish(request, reply, pending, response.code)
      pendings.remove(reply, response.state)
      const reason = response.error === 'access_denied' ? 'declined' : 'provider-error'
      recordSecurityEvent({ event: 'sign-in-refused', reason })
      // The session that this sign-in was to replace goes on.
      if (pending.replaces !== undefined)
        recordFlow(pending.replaces, ...authorizationSteps({ pending, at: now(), error: response.error }))
      return reply.redirect(deniedPage(pending, response.error))
    },
  )
}

/** Whether a person was sent here by a page of another site, as the browser says. */
const isFromAnotherSite = ({ headers }: FastifyRequest): boolean => {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = headers
  return (site === 'cross-site' || site === 'same-site') && mode === 'navigate' && destination === 'document'
}

/** The query as it was sent. Fastify's parsed query does not tell a repeated parameter from a list. */
const queryOf = ({ url }: FastifyRequest) => new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')

/** The app's page for a refused authorization. It gets the error code only if that looks like one, and no other text. */
function deniedPage({ scopes, returnTo }: PendingAuthorization, error: string): string {
  const code = /^[\w.-]{1,64}$/.test(error) ? error : 'unknown_error'
  return `/denied?${new URLSearchParams({ error: code, scope: scopes.join(' '), returnTo })}`
}

/** The links of the problem page. If this browser started the sign-in, one link starts it again with the same scopes. */
function nextSteps(pendings: PendingAuthorizations, request: FastifyRequest) {
  const pending = pendings.find(request, queryOf(request).get('state') ?? '')
  const start = { href: '/', label: pending ? 'Go to the app' : 'Start again from the beginning' }
  const back = backTo(pending ?? pendings.newest(request))
  if (!pending) return [...back, start, { href: '/auth/sign-in', label: 'Sign in without permissions' }]
  const { scopes, returnTo } = pending
  const query = new URLSearchParams({ scope: scopes.join(' '), returnTo })
  return [{ href: `/auth/sign-in?${query}`, label: 'Start the sign-in again' }, ...back, start]
}

/** A person who was signed in still is: they can go back to where they were. */
function backTo(pending: PendingAuthorization | undefined) {
  const { replaces, returnTo } = pending ?? {}
  return replaces === undefined || returnTo === undefined || returnTo === '/'
    ? []
    : [{ href: returnTo, label: 'Back to where you were' }]
}

type CallbackReason = Extract<SecurityEvent, { event: 'callback-refused' }>['reason']
type SignInReason = Extract<SecurityEvent, { event: 'sign-in-refused' }>['reason']

/** The response belongs to no sign-in that this browser can finish. */
class RefusedCallback extends ProblemError {
  readonly reason: CallbackReason

  constructor(reason: CallbackReason, detail?: string) {
    super('invalid-authorization-response', detail === undefined ? {} : { detail })
    this.reason = reason
  }
}

const unknownState = () => new RefusedCallback('unknown-state')
const tooOld = () => new RefusedCallback('stale', 'This sign-in was begun more than ten minutes ago.')
const usedBefore = () => new RefusedCallback('replayed', 'This sign-in was finished before.')

/** Records why a callback made no session. An error that is our own mistake is logged by the problems plugin. */
function recordFailure(recordSecurityEvent: RecordSecurityEvent, error: unknown): void {
  if (error instanceof RefusedCallback || error instanceof InvalidAuthorizationResponse)
    return void recordSecurityEvent({ event: 'callback-refused', reason: error.reason })
  const { code } = toProblemError(error)
  const reason = signInReasons[code]
  if (!reason) return
  recordSecurityEvent({ event: 'sign-in-refused', reason })
  if (reason === 'client-misconfigured') recordSecurityEvent({ event: 'client-misconfigured' })
}

const signInReasons: Partial<Record<ProblemError['code'], SignInReason>> = {
  'invalid-authorization-response': 'code-refused',
  'client-misconfigured': 'client-misconfigured',
  'upstream-invalid': 'provider-unavailable',
  'upstream-timeout': 'provider-unavailable',
  'upstream-unavailable': 'provider-unavailable',
  'store-unavailable': 'store-unavailable',
}
