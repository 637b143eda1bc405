import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../http/problem-error.ts'
import { isExpired, isStale, type TokenSet } from '../oauth/token-set.ts'
import { loggableError } from '../observability/logger.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Refresher, RefreshOutcome } from './refresh.ts'
import type { SignedInOptions } from './request-sessions.ts'
import type { Session } from './session.ts'
import type { OpenedSession } from './session-records.ts'

interface RequestTokensOptions {
  store: SessionStore
  refresher: Refresher
  /** Epoch milliseconds. */
  now(): number
  signedIn(request: FastifyRequest, options?: SignedInOptions): Promise<OpenedSession>
}

export interface TokenOptions extends SignedInOptions {
  /** An access token that the Web API answered 401 for. It is refreshed once, even if many requests report it. */
  rejected?: string | undefined
}

/** The token sets that requests use: when to refresh, and which requests wait for it. */
export function createRequestTokens({ store, refresher, now, signedIn }: RequestTokensOptions) {
  /** The refreshed session, or the problem of a request that can't go on with the old token. */
  async function resultOf(request: FastifyRequest, { id }: Session, refresh: RefreshOutcome): Promise<Session> {
    if (refresh.outcome === 'refreshed') return refresh.session
    // The grant is over, and the old token does not serve this request any more: the session has nothing left.
    if (refresh.outcome === 'kept' && refresh.problem.code === 'reauthorization-required')
      await store.end(id, 'reauthorization-required')
    if (refresh.outcome !== 'ended') throw refresh.problem
    // Throws the problem that says how the session ended.
    await signedIn(request)
    throw new ProblemError('sign-in-required')
  }

  const refresh = async (request: FastifyRequest, { session, reference }: OpenedSession) =>
    resultOf(request, session, await refresher.refresh(reference, session.tokenSet))

  /** Refreshes in the background. A failure is only logged: the request that really needs the token will report it. */
  function refreshIfStale({ log }: FastifyRequest, { session: { tokenSet }, reference }: OpenedSession): void {
    if (!isStale(tokenSet, now()) || tokenSet.refreshToken === undefined) return
    refresher
      .refresh(reference, tokenSet)
      .catch((error) => log.warn({ error: loggableError(error) }, 'an early refresh could not be stored'))
  }

  return {
    async tokenSet(request: FastifyRequest, { rejected, isUse }: TokenOptions = {}): Promise<TokenSet> {
      const opened = await signedIn(request, { isUse })
      const { session, body, reference } = opened
      const { tokenSet } = session
      if (isExpired(tokenSet, now()) || tokenSet.accessToken === rejected)
        return (await refresh(request, opened)).tokenSet
      if (body.unverified) return (await resultOf(request, session, await refresher.verify(reference))).tokenSet
      refreshIfStale(request, opened)
      return tokenSet
    },

    async refreshNow(request: FastifyRequest): Promise<Session> {
      const opened = await signedIn(request)
      const { tokenSet } = opened.session
      // There never was a refresh token, or it was refused before. The access token may still work for a while.
      if (tokenSet.refreshToken === undefined && !isExpired(tokenSet, now()))
        throw new ProblemError('reauthorization-required', {
          detail: 'There is no refresh token to renew the grant with.',
        })
      return refresh(request, opened)
    },
  }
}
