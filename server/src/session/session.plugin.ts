import secureSession from '@fastify/secure-session'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Provider, SignedIn } from '../../contract/session.ts'
import type { OAuthClient } from '../oauth/client.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { RecordSecurityEvent } from '../observability/security-log.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { ReadAccount } from './account-reader.ts'
import { type AccountSessions, createAccountSessions } from './account-sessions.ts'
import { deriveKeys } from './keys.ts'
import { createRefresher, type InstrumentRefresh } from './refresh.ts'
import { createRequestSessions, type Grant, type SignedInOptions } from './request-sessions.ts'
import { createRequestTokens, type TokenOptions } from './request-tokens.ts'
import type { Session } from './session.ts'
import { pendingAuthorizationSeal, sessionCookieSettings } from './session-cookie.ts'
import { type CreatedSession, createSessionRecords } from './session-records.ts'
import { createSweep } from './sweep.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * The caller's session, which counts as used now.
     * @throws {ProblemError} `sign-in-required`, `reauthorization-required`, `store-unavailable`
     */
    signedIn(request: FastifyRequest, options?: SignedInOptions): Promise<Session>
    /** The caller's session, if there is one. Asking does not extend its life. @throws {ProblemError} `store-unavailable` */
    findSession(request: FastifyRequest): Promise<Session | undefined>
    /**
     * The caller's token set, good to use now: refreshed before its end while calls go on, waited for after it.
     * @throws {ProblemError} `sign-in-required`, `reauthorization-required`, `upstream-unavailable`,
     *   `client-misconfigured`, `store-unavailable`
     */
    tokenSet(request: FastifyRequest, options?: TokenOptions): Promise<TokenSet>
    /** Refreshes now, whatever the token's age. @throws {ProblemError} as `tokenSet` */
    refreshNow(request: FastifyRequest): Promise<Session>
    sessions: Sessions
  }
}

export interface Sessions extends AccountSessions {
  /** Which session the caller's cookie names, whether there is one or not. */
  idOf(request: FastifyRequest): string | undefined
  /** Makes a new session, and ends those it takes the place of. @throws {ProblemError} `store-unavailable` */
  create(grant: Grant): Promise<CreatedSession>
  /** Gives the cookie of a new session to the browser, in place of whatever it had. */
  setCookie(reply: FastifyReply, created: CreatedSession): void
  /** Ends the caller's session here and in the browser. Does nothing where there is none. */
  end(request: FastifyRequest): Promise<void>
  /**
   * Ends every session of the caller's account, this one here and in the browser too.
   * @returns what is left to revoke: the token set, as the last refresh left it
   * @throws {ProblemError} as `signedIn`
   */
  endAll(request: FastifyRequest): Promise<TokenSet>
  /** What the browser may know of a session. */
  view(session: Session): SignedIn
}

export interface SessionOptions {
  store: SessionStore
  client: OAuthClient
  /** 32 bytes each. The first encrypts, all decrypt. */
  keys: readonly Buffer[]
  /** The origin that browsers see. */
  publicUrl: string
  provider: Provider
  idleTtlMs: number
  maxTtlMs: number
  readAccount: ReadAccount
  recordSecurityEvent: RecordSecurityEvent
  instrument?: InstrumentRefresh
  now(): number
  /** Between two attempts after a failed refresh. */
  backoffMs?: number
  /** How long whoever needs a refresh waits for it. */
  timeoutMs?: number
  sweepEveryMs?: number
}

/**
 * Who is calling: the cookie holds an id and the key, the store holds the box. Closing waits for the refreshes under
 * way; the store stays open, for whoever opened it closes it.
 */
export default fp(
  async (app, options: SessionOptions) => {
    const {
      store,
      client,
      publicUrl,
      provider,
      idleTtlMs,
      maxTtlMs,
      readAccount,
      recordSecurityEvent,
      now,
      instrument,
    } = options
    const { backoffMs = 1000, timeoutMs = 7_500, sweepEveryMs = 600_000 } = options
    const keys = deriveKeys(options.keys)
    const cookie = sessionCookieSettings(new URL(publicUrl).protocol === 'https:')
    await app.register(secureSession, [
      { ...cookie, key: keys.cookie },
      { sessionName: pendingAuthorizationSeal, key: keys.pendingAuthorization },
    ])
    const records = createSessionRecords({ store, now, idleTtlMs, maxTtlMs, keys })
    const refresher = createRefresher({
      store,
      client,
      readAccount,
      recordSecurityEvent,
      now,
      backoffMs,
      timeoutMs,
      instrument,
    })
    const callers = createRequestSessions({ store, records, provider, now, cookieName: cookie.cookieName })

    app.addHook('onRequest', async (request) => callers.preserveCookieExpiry(request))
    app.decorate('findSession', callers.findSession)
    app.decorate('signedIn', async (request, ask) => (await callers.signedIn(request, ask)).session)
    const { idOf, create, setCookie, end, view } = callers
    const { endAll, ...ofAccount } = createAccountSessions({ store, records, keys })
    app.decorate('sessions', {
      ...{ idOf, create, setCookie, end, view, ...ofAccount },
      async endAll(request) {
        const tokenSet = await endAll(await callers.signedIn(request))
        await end(request)
        return tokenSet
      },
    })
    const tokens = createRequestTokens({ store, refresher, now, signedIn: callers.signedIn })
    app.decorate('tokenSet', tokens.tokenSet)
    app.decorate('refreshNow', tokens.refreshNow)

    const sweepStore = createSweep({ store, log: app.log, now, idleTtlMs, everyMs: sweepEveryMs })
    const sweep = () => {
      refresher.sweep()
      return sweepStore()
    }
    const sweeping = setInterval(sweep, sweepEveryMs).unref()
    app.addHook('onClose', async () => {
      clearInterval(sweeping)
      await refresher.settled()
    })
  },
  { name: 'session', dependencies: ['problems'] },
)
