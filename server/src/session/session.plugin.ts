import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { cookieNames } from '../../contract/cookies.ts'
import type { Provider, SignedIn } from '../../contract/session.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { RecordFlow } from '../observability/flow-input.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import { createLastingSignOuts } from '../store/lasting-sign-outs.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { createObservedStore } from '../store/session-events.ts'
import type { SessionStore } from '../store/session-store.ts'
import { productionTimeouts } from '../timeouts.ts'
import type { ReadAccount } from './account.ts'
import { type AccountSessions, createAccountSessions } from './account-sessions.ts'
import { createBackgroundNotes } from './background-notes.ts'
import { createIdentification } from './identification.ts'
import { deriveKeys } from './keys.ts'
import { createOpenedSessions, mostOpenedSessions, type OpenedSessions } from './opened-sessions.ts'
import { type ReadAheadMs, viewAtProvider } from './provider-time.ts'
import { createRefresher, type InstrumentRefresh, type Refresher, type RefreshTimeouts } from './refresh.ts'
import { createRequestSessions, type RequestSession, type SignedInOptions } from './request-sessions.ts'
import type { Session } from './session.ts'
import { cookieKey, registerSessionCookies } from './session-cookie.ts'
import { type CreatedSession, createSessionRecords, createSweep, type NewSession } from './session-records.ts'
import { createSessionTokens } from './session-tokens.ts'

declare module 'fastify' {
  interface FastifyInstance {
    sessions: Sessions
  }
}

export interface Sessions extends AccountSessions {
  /** The session of a request, if it has one. This does not count as a use. @throws {ProblemError} `store-unavailable` */
  find(request: FastifyRequest): Promise<Session | undefined>
  /**
   * The session of a request. The session counts as used now.
   * @throws {ProblemError} `sign-in-required`, `reauthorization-required`, `another-account`, `store-unavailable`
   */
  signedIn(request: FastifyRequest, options?: SignedInOptions): Promise<RequestSession>
  /** Refreshes now, whatever the token's age. @throws {ProblemError} as `signedIn` and `RequestSession.accessToken` */
  refreshNow(request: FastifyRequest): Promise<Session>
  /**
   * Switches these of the granted scopes off, and every other one on, for all requests of the session from now on.
   * @throws {ProblemError} as `signedIn`
   */
  withhold(request: FastifyRequest, scopes: readonly string[]): Promise<Session>
  /** The id that the request's cookie names, even if there is no such session. */
  idOf(request: FastifyRequest): string | undefined
  /** Creates a session, and ends those that it replaces. @throws {ProblemError} `store-unavailable` */
  create(session: NewSession): Promise<CreatedSession>
  /** Gives the browser the cookie of a new session, in place of any cookie it had. */
  setCookie(reply: FastifyReply, created: CreatedSession): void
  /**
   * Ends the session of a request, in the store and in the browser. Does nothing when there is none.
   * @throws {ProblemError} `another-account`, `store-unavailable`
   */
  end(request: FastifyRequest, reply: FastifyReply): Promise<void>
  /**
   * Ends every session of the account, in the store, and that of the request in the browser too.
   * @returns the token set to revoke, as the last refresh left it
   * @throws {ProblemError} as `signedIn`
   */
  endAll(request: FastifyRequest, reply: FastifyReply): Promise<TokenSet>
  /** The part of a session that the browser may know. */
  view(session: Session): SignedIn
  /** The same, with the times of token and grant as they are by the clock of the simulator where that is the provider. */
  viewAtProvider(session: Session): Promise<SignedIn>
}

export interface SessionOptions extends Partial<RefreshTimeouts> {
  store: SessionStore
  client: OAuthClient
  /** 32 bytes each. The first encrypts, all decrypt. */
  keys: readonly Buffer[]
  /** The origin that browsers see. */
  publicUrl: string
  /** Another name for the session's cookie. */
  sessionCookie?: string | undefined
  provider: Provider
  idleTtlMs: number
  maxTtlMs: number
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  instrument?: InstrumentRefresh
  recordFlow?: RecordFlow
  /** Given where the provider’s clock can be moved. */
  readAheadMs?: ReadAheadMs | undefined
  /** Epoch milliseconds. */
  now(): number
  identifyMs?: { first: number; longest: number }
  sweepEveryMs?: number
  /** Brings the changes that other processes make. Left out, every request reads its session from the store. */
  pubSub?: PubSub
  /** How long an opened session is kept in memory, at most. */
  openedMs?: number
}

/**
 * The session of each request: the cookie holds an id and a key, the store holds the sealed rest. Closing the app waits for
 * the refreshes under way. The store stays open: its owner closes it.
 */
export default fp(
  async (app, options: SessionOptions) => {
    const { now } = options
    const keys = deriveKeys(options.keys)
    const openedSessions = await openSessionCache(app, options)
    const store = openedSessions ? createObservedStore(options.store, openedSessions.drop) : options.store
    const closed = new AbortController()
    app.addHook('onClose', async () => closed.abort())
    const lasting = createLastingSignOuts(store, closed.signal)
    const records = createSessionRecords({ ...options, store: lasting, keys })
    const secure = new URL(options.publicUrl).protocol === 'https:'
    const { session: name } = cookieNames(options.publicUrl, options.sessionCookie)
    const cookies = await registerSessionCookies(app, { keys, name, secure, endsAt: records.absoluteEndOf, now })

    const refresher = createRefresher({ ...productionTimeouts.session, ...options, store })
    const tokens = createSessionTokens({ store, records, refresher, now })
    const notes = createBackgroundNotes({ pauseMs: productionTimeouts.session.notePauseMs })
    const identification = createIdentification({ ...productionTimeouts.session, ...options, store: lasting, records })
    app.addHook('onClose', identification.stop)
    const shared = { records, tokens, openedSessions, cookies, notes, identification }
    const requestSessions = createRequestSessions({ ...shared, store: lasting })
    const { endAll, ...accountSessions } = createAccountSessions({ store: lasting, records, keys })
    const view = (session: Session) => ({
      ...viewOf(session, records.expiresAt(session), options.provider),
      now: now(),
    })
    app.decorate('sessions', {
      ...accountSessions,
      ...requestSessions,
      async create(newSession) {
        const created = await records.create({ ...newSession, aheadMs: await options.readAheadMs?.() })
        identification.begin({ id: created.session.id, key: cookieKey(created.cookie) }, newSession)
        return created
      },
      setCookie: (reply, { cookie }) => cookies.set(reply, cookie),
      async endAll(request, reply) {
        const tokenSet = await endAll(await requestSessions.open(request))
        await requestSessions.end(request, reply)
        return tokenSet
      },
      view,
      viewAtProvider: (session) => viewAtProvider(view(session), session, options.readAheadMs),
    })
    sweepRegularly(app, { ...options, store }, refresher)
  },
  { name: 'session', dependencies: ['problems'] },
)

async function openSessionCache(app: FastifyInstance, options: SessionOptions): Promise<OpenedSessions | undefined> {
  const { pubSub, openedMs: keepMs = productionTimeouts.session.openedMs } = options
  const openedSessions = pubSub && (await createOpenedSessions({ pubSub, keepMs, most: mostOpenedSessions }))
  if (openedSessions) app.addHook('onClose', openedSessions.stop)
  return openedSessions
}

const viewOf = (session: Session, sessionExpiresAt: number, provider: Provider): Omit<SignedIn, 'now'> => ({
  authenticated: true,
  account: session.account,
  accountMark: session.accountMark,
  requestedScopes: [...session.requestedScopes],
  grantedScopes: session.tokenSet.scopes,
  withheldScopes: [...session.withheldScopes],
  accessTokenObtainedAt: session.tokenSet.obtainedAt,
  accessTokenExpiresAt: session.tokenSet.expiresAt,
  grantedAt: session.grantedAt,
  grantExpiresAt: session.grantEndsAt,
  sessionExpiresAt,
  provider,
})

function sweepRegularly(app: FastifyInstance, options: SessionOptions, refresher: Refresher): void {
  const { store, now, idleTtlMs, sweepEveryMs: everyMs = productionTimeouts.session.sweepEveryMs } = options
  const sweepStore = createSweep({ store, log: app.log, now, idleTtlMs, everyMs })
  const timer = setInterval(() => {
    refresher.sweep()
    return sweepStore()
  }, everyMs).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await refresher.settled()
    await store.settled()
  })
}
