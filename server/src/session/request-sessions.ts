import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Account, Provider, SignedIn } from '../../contract/session.ts'
import { loggableError } from '../http/loggable-error.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { TokenSet } from '../oauth/token-set.ts'
import type { EndReason, SessionStore } from '../store/session-store.ts'
import { grantEndsAt } from './ends.ts'
import type { Session } from './session.ts'
import { readSessionCookie, readSessionCookies, rowIdOf } from './session-cookie.ts'
import type { CreatedSession, OpenedSession, SessionLookup, SessionRecords } from './session-records.ts'

interface RequestSessionsOptions {
  store: SessionStore
  records: SessionRecords
  provider: Provider
  cookieName: string
  now(): number
}

export interface SignedInOptions {
  /** False for what the server does of itself, which must not keep a session alive that nobody uses. */
  isUse?: boolean | undefined
}

export interface Grant {
  account: Account
  tokenSet: TokenSet
  /** Which browser it was given to, in words. */
  browser: string
  /** The sessions that the new one takes the place of, by id. */
  replaces: readonly string[]
}

/** Sessions as a request and its answer carry them: by cookie. */
export function createRequestSessions({ store, records, provider, cookieName, now }: RequestSessionsOptions) {
  const find = async (request: FastifyRequest): Promise<SessionLookup> => {
    const cookie = readSessionCookie(request, cookieName)
    const found: SessionLookup = cookie ? await records.find(cookie) : { state: 'none' }
    if (found.state === 'live') await reindex(found, request)
    return found
  }

  /** Nor must it stop anybody that this waits for the next time. */
  const reindex = (found: OpenedSession, { log }: FastifyRequest) =>
    records
      .reindex(found)
      .catch((error) => log.warn({ error: loggableError(error) }, 'a session could not be filed under the newest key'))

  /** A use that can't be noted is noted with the next one: a full disk must not stop who only reads. */
  const touch = (session: Session, { log }: FastifyRequest) =>
    records.touch(session).catch((error) => {
      log.warn({ error: loggableError(error) }, 'the use of a session could not be noted')
      return session
    })

  const maxAge = (endsAt: number) => ({ maxAge: Math.max(0, Math.floor((endsAt - now()) / 1000)) })

  return {
    async findSession(request: FastifyRequest): Promise<Session | undefined> {
      const found = await find(request)
      return found.state === 'live' ? found.session : undefined
    },

    async signedIn(request: FastifyRequest, { isUse = true }: SignedInOptions = {}): Promise<OpenedSession> {
      const found = await find(request)
      if (found.state === 'none') throw new ProblemError('sign-in-required', whyEnded(found.ended))
      if (found.state !== 'live') throw new ProblemError(found.state)
      return isUse ? { ...found, session: await touch(found.session, request) } : found
    },

    idOf(request: FastifyRequest): string | undefined {
      const cookie = readSessionCookie(request, cookieName)
      return cookie && rowIdOf(cookie)
    },

    async create({ replaces, ...grant }: Grant): Promise<CreatedSession> {
      const created = await records.create(grant)
      for (const id of new Set(replaces)) await store.end(id, 'replaced')
      return created
    },

    setCookie({ request }: FastifyReply, { cookie, session }: CreatedSession): void {
      // Nothing of a planted cookie is kept: everything in it is written anew.
      request.session.regenerate()
      request.session.set('id', cookie.id)
      request.session.set('key', cookie.key)
      request.session.set('createdAt', cookie.createdAt)
      request.session.options(maxAge(session.endsAt))
    },

    async end(request: FastifyRequest): Promise<void> {
      for (const cookie of readSessionCookies(request, cookieName)) await store.end(rowIdOf(cookie), 'signed-out')
      if (request.cookies[cookieName] !== undefined) request.session.delete()
    },

    /** A cookie that is encrypted anew, because the keys were rotated, must not live longer for that. */
    preserveCookieExpiry(request: FastifyRequest): void {
      const cookie = request.session.changed ? readSessionCookie(request, cookieName) : undefined
      if (cookie) request.session.options(maxAge(records.endsAt(cookie)))
    },

    view: (session: Session): SignedIn => ({
      authenticated: true,
      account: session.account,
      grantedScopes: session.tokenSet.scopes,
      accessTokenExpiresAt: session.tokenSet.expiresAt,
      grantExpiresAt: grantEndsAt(session.grantedAt),
      sessionExpiresAt: records.expiresAt(session),
      provider,
    }),
  }
}

/** Whoever still has the cookie may know that it was a person who ended this, and not a failure. */
function whyEnded(reason?: EndReason): { detail?: string } {
  if (reason === 'ended-elsewhere') return { detail: 'This session was ended from another browser.' }
  if (reason === 'disconnected') return { detail: 'The account was disconnected from another browser.' }
  return {}
}
