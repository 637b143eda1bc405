import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../http/problem-error.ts'
import { loggableError } from '../observability/logger.ts'
import type { EndReason, SessionStore } from '../store/session-store.ts'
import type { Session } from './session.ts'
import { readSessionCookie, readSessionCookies, rowIdOf } from './session-cookie.ts'
import type { OpenedSession, SessionLookup, SessionRecords } from './session-records.ts'

interface RequestSessionsOptions {
  store: SessionStore
  records: SessionRecords
  cookieName: string
}

export interface SignedInOptions {
  /** False for requests that a page makes by itself: they must not keep an unused session alive. */
  isUse?: boolean | undefined
}

/** The sessions that requests name by their cookies. */
export function createRequestSessions({ store, records, cookieName }: RequestSessionsOptions) {
  async function lookUp(request: FastifyRequest): Promise<SessionLookup> {
    const cookie = readSessionCookie(request, cookieName)
    const lookup: SessionLookup = cookie ? await records.lookUp(cookie) : { state: 'none' }
    if (lookup.state === 'live') await reindex(lookup, request)
    return lookup
  }

  /** A session that can't be reindexed now is reindexed with its next request. */
  const reindex = (opened: OpenedSession, { log }: FastifyRequest) =>
    records
      .reindex(opened)
      .catch((error) => log.warn({ error: loggableError(error) }, 'a session could not be filed under the newest key'))

  /** A use that can't be stored is stored with the next request: a full disk must not stop a request that only reads. */
  const touch = (session: Session, { log }: FastifyRequest) =>
    records.touch(session).catch((error) => {
      log.warn({ error: loggableError(error) }, 'the use of a session could not be noted')
      return session
    })

  return {
    async findSession(request: FastifyRequest): Promise<Session | undefined> {
      const lookup = await lookUp(request)
      return lookup.state === 'live' ? lookup.session : undefined
    },

    async signedIn(request: FastifyRequest, { isUse = true }: SignedInOptions = {}): Promise<OpenedSession> {
      const lookup = await lookUp(request)
      if (lookup.state === 'none') throw new ProblemError('sign-in-required', detailOf(lookup.ended))
      if (lookup.state !== 'live') throw new ProblemError(lookup.state)
      return isUse ? { ...lookup, session: await touch(lookup.session, request) } : lookup
    },

    idOf(request: FastifyRequest): string | undefined {
      const cookie = readSessionCookie(request, cookieName)
      return cookie && rowIdOf(cookie)
    },

    async end(request: FastifyRequest): Promise<void> {
      for (const cookie of readSessionCookies(request, cookieName)) await store.end(rowIdOf(cookie), 'signed-out')
      if (request.cookies[cookieName] !== undefined) request.session.delete()
    },
  }
}

/** Tells the owner of the cookie that a person ended the session, and not a failure. */
function detailOf(reason?: EndReason): { detail?: string } {
  if (reason === 'ended-elsewhere') return { detail: 'This session was ended from another browser.' }
  if (reason === 'disconnected') return { detail: 'The account was disconnected from another browser.' }
  return {}
}
