import type { FastifyBaseLogger } from 'fastify'
import { ProblemError } from '../http/problem-error.ts'
import { isExpired, isStale } from '../oauth/token-set.ts'
import { loggableError } from '../observability/logger.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Refresher, RefreshOutcome } from './refresh.ts'
import type { Session } from './session.ts'
import { liveOrThrow, type OpenedSession, type SessionRecords } from './session-records.ts'

interface SessionTokensOptions {
  store: SessionStore
  records: SessionRecords
  refresher: Refresher
  /** Epoch milliseconds. */
  now(): number
}

interface AccessTokenOptions {
  /** An access token that the Web API answered 401 for. */
  rejected?: string | undefined
  log: FastifyBaseLogger
}

export interface SessionTokens {
  /** An access token that works now. @throws {ProblemError} as `RequestSession.accessToken` */
  accessToken(opened: OpenedSession, options: AccessTokenOptions): Promise<string>
  /** Refreshes now, whatever the token's age. @throws {ProblemError} as `accessToken` */
  refreshNow(opened: OpenedSession): Promise<Session>
}

/** The tokens of sessions: when to refresh, and which requests wait for it. */
export function createSessionTokens({ store, records, refresher, now }: SessionTokensOptions): SessionTokens {
  /** The refreshed session, or the problem of a request that can't go on with the old token. */
  async function resultOf({ reference }: OpenedSession, refresh: RefreshOutcome): Promise<Session> {
    if (refresh.outcome === 'refreshed') return refresh.session
    // The grant is over, and the old token does not serve this request any more: the session has nothing left.
    if (refresh.outcome === 'kept' && refresh.problem.code === 'reauthorization-required')
      await store.end(reference.id, 'reauthorization-required')
    if (refresh.outcome !== 'ended') throw refresh.problem
    // Throws the problem that says how the session ended.
    liveOrThrow(await records.open(reference))
    throw new ProblemError('sign-in-required')
  }

  const refresh = async (opened: OpenedSession) =>
    resultOf(opened, await refresher.refresh(opened.reference, opened.session.tokenSet))

  /** Refreshes in the background. A failure is only logged: the request that really needs the token will report it. */
  function refreshIfStale({ session: { tokenSet }, reference }: OpenedSession, log: FastifyBaseLogger): void {
    if (!isStale(tokenSet, now()) || tokenSet.refreshToken === undefined) return
    refresher
      .refresh(reference, tokenSet)
      .catch((error) => log.warn({ error: loggableError(error) }, 'an early refresh could not be stored'))
  }

  return {
    async accessToken(opened, { rejected, log }) {
      const { session, body, reference } = opened
      const { accessToken } = session.tokenSet
      if (isExpired(session.tokenSet, now()) || accessToken === rejected)
        return (await refresh(opened)).tokenSet.accessToken
      if (body.unverified) return (await resultOf(opened, await refresher.verify(reference))).tokenSet.accessToken
      refreshIfStale(opened, log)
      return accessToken
    },

    async refreshNow(opened) {
      const { tokenSet } = opened.session
      // There never was a refresh token, or it was refused before. The access token may still work for a while.
      if (tokenSet.refreshToken === undefined && !isExpired(tokenSet, now()))
        throw new ProblemError('reauthorization-required', {
          detail: 'There is no refresh token to renew the grant with.',
        })
      return refresh(opened)
    },
  }
}
