import type { FastifyReply, FastifyRequest } from 'fastify'
import { accountHeader } from '../../contract/account-mark.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { BackgroundNotes } from './background-notes.ts'
import type { Identification } from './identification.ts'
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
  /** The mark of the account that the request is made for, where no header can name it. */
  account?: string | undefined
}

interface RequestSessionsOptions {
  store: SessionStore
  records: SessionRecords
  tokens: SessionTokens
  /** Left out where no changes of other processes can be heard of. */
  openedSessions?: OpenedSessions | undefined
  cookies: SessionCookies
  notes: BackgroundNotes
  identification: Identification
}

/** The sessions that requests name by their cookies. */
export function createRequestSessions(options: RequestSessionsOptions) {
  const { store, records, tokens, openedSessions, cookies, notes, identification } = options

  async function lookUp(request: FastifyRequest): Promise<SessionLookup> {
    const text = cookies.textOf(request)
    if (text === undefined) return { state: 'none' }
    const opened = openedSessions?.find(text)
    if (opened && !records.isOver(opened.row)) return opened
    const cookie = cookies.open(request, text)
    if (!cookie) return { state: 'none' }
    const read = () => records.lookUp(cookie)
    const lookup = await (openedSessions ? openedSessions.open(text, read) : read())
    if (lookup.state !== 'live') return lookup
    if (records.isReindexDue(lookup))
      notes.write(`account ${lookup.row.id}`, () => records.reindex(lookup), request.log)
    identification.begin(lookup.reference, lookup.body)
    return lookup
  }

  async function open(
    request: FastifyRequest,
    { isUse = true, account = markIn(request) }: SignedInOptions = {},
  ): Promise<OpenedSession> {
    const opened = liveOrThrow(await lookUp(request))
    checkAccount(opened, account)
    if (!isUse || !records.isTouchDue(opened.session)) return opened
    const session = records.usedNow(opened.session)
    const isNoted = notes.write(`use ${session.id}`, () => records.touch(session), request.log)
    return isNoted ? { ...opened, session } : opened
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

    withhold: async (request: FastifyRequest, scopes: readonly string[]): Promise<Session> =>
      records.withhold(await open(request), scopes),

    idOf(request: FastifyRequest): string | undefined {
      const text = cookies.textOf(request)
      const cookie = text === undefined ? undefined : cookies.open(request, text)
      return cookie && rowIdOf(cookie)
    },

    async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const mark = markIn(request)
      const lookup = mark === undefined ? undefined : await lookUp(request).catch(() => undefined)
      if (lookup?.state === 'live') checkAccount(lookup, mark)
      // Whatever becomes of the store.
      cookies.remove(reply)
      for (const cookie of cookies.allOf(request)) await store.end(rowIdOf(cookie), 'signed-out')
    },
  }
}

/** Whom a page speaks for. A caller that keeps no account in mind, such as a script, does not say it. */
const markIn = ({ headers }: FastifyRequest): string | undefined => headers[accountHeader]?.toString()

/** A page of one account must not act for another that has signed in since, in another tab. */
function checkAccount({ session }: OpenedSession, mark: string | undefined): void {
  if (mark !== undefined && mark !== session.accountMark) throw new ProblemError('another-account')
}
