import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import { loggableError } from '../observability/logger.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { OpenedSessions } from './opened-sessions.ts'
import type { Session } from './session.ts'
import { rowIdOf, type SessionCookies } from './session-cookie.ts'
import { liveOrThrow, type OpenedSession, type SessionLookup, type SessionRecords } from './session-records.ts'
import type { SessionTokens } from './session-tokens.ts'

/** The session of a request, found once and passed on. */
export interface RequestSession {
  session: Session
  /**
   * An access token that works now. Shortly before its end it is refreshed in the background; after its end the request
   * waits for the refresh.
   * @param rejected an access token that the Web API answered 401 for. It is refreshed once, even if many requests report it.
   * @throws {ProblemError} `sign-in-required`, `reauthorization-required`, `upstream-unavailable`, `client-misconfigured`,
   *   `store-unavailable`
   */
  accessToken(rejected?: string): Promise<string>
}

export interface SignedInOptions {
  /** False for requests that a page makes by itself: they must not keep an unused session alive. */
  isUse?: boolean | undefined
}

interface RequestSessionsOptions {
  store: SessionStore
  records: SessionRecords
  tokens: SessionTokens
  /** Left out where no changes of other processes can be heard of. */
  openedSessions?: OpenedSessions | undefined
  cookies: SessionCookies
}

/** The sessions that requests name by their cookies. */
export function createRequestSessions(options: RequestSessionsOptions) {
  const { store, records, tokens, openedSessions, cookies } = options

  async function lookUp(request: FastifyRequest): Promise<SessionLookup> {
    const text = cookies.textOf(request)
    if (text === undefined) return { state: 'none' }
    const opened = openedSessions?.find(text)
    if (opened && !records.isOver(opened.row)) return opened
    const cookie = cookies.open(request, text)
    if (!cookie) return { state: 'none' }
    const read = () => records.lookUp(cookie)
    const lookup = await (openedSessions ? openedSessions.open(text, read) : read())
    if (lookup.state === 'live') await reindex(lookup, request.log)
    return lookup
  }

  /** A session that can't be reindexed now is reindexed with its next request. */
  const reindex = (opened: OpenedSession, log: FastifyBaseLogger) =>
    records
      .reindex(opened)
      .catch((error) => log.warn({ error: loggableError(error) }, 'a session could not be filed under the newest key'))

  /** A use that can't be stored is stored with the next request: a full disk must not stop a request that only reads. */
  const touch = (session: Session, log: FastifyBaseLogger) =>
    records.touch(session).catch((error) => {
      log.warn({ error: loggableError(error) }, 'the use of a session could not be noted')
      return session
    })

  async function open(request: FastifyRequest, { isUse = true }: SignedInOptions = {}): Promise<OpenedSession> {
    const opened = liveOrThrow(await lookUp(request))
    if (!isUse || !records.isTouchDue(opened.session)) return opened
    return { ...opened, session: await touch(opened.session, request.log) }
  }

  return {
    async find(request: FastifyRequest): Promise<Session | undefined> {
      const lookup = await lookUp(request)
      return lookup.state === 'live' ? lookup.session : undefined
    },

    open,

    async signedIn(request: FastifyRequest, signedInOptions?: SignedInOptions): Promise<RequestSession> {
      const opened = await open(request, signedInOptions)
      return {
        session: opened.session,
        accessToken: (rejected) => tokens.accessToken(opened, { rejected, log: request.log }),
      }
    },

    refreshNow: async (request: FastifyRequest): Promise<Session> => tokens.refreshNow(await open(request)),

    idOf(request: FastifyRequest): string | undefined {
      const text = cookies.textOf(request)
      const cookie = text === undefined ? undefined : cookies.open(request, text)
      return cookie && rowIdOf(cookie)
    },

    async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      for (const cookie of cookies.allOf(request)) await store.end(rowIdOf(cookie), 'signed-out')
      cookies.remove(reply)
    },
  }
}
