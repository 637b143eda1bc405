import type { FastifyRequest } from 'fastify'
import { loggableError } from '../http/loggable-error.ts'
import { ProblemError } from '../http/problem-error.ts'
import { isExpired, isStale, type TokenSet } from '../oauth/token-set.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { Refresher } from './refresh.ts'
import type { RefreshOutcome } from './refresh-attempt.ts'
import type { SignedInOptions } from './request-sessions.ts'
import type { Session } from './session.ts'
import type { OpenedSession } from './session-records.ts'

interface RequestTokensOptions {
  store: SessionStore
  refresher: Refresher
  now(): number
  signedIn(request: FastifyRequest, options?: SignedInOptions): Promise<OpenedSession>
}

export interface TokenOptions extends SignedInOptions {
  /** An access token that the Web API answered 401 for: a new one is fetched, once, unless somebody already did. */
  rejected?: string | undefined
}

/** Token sets for callers: the decision when to refresh, and who waits for it. */
export function createRequestTokens({ store, refresher, now, signedIn }: RequestTokensOptions) {
  /** For a caller whom the token at hand does not serve. */
  async function require(request: FastifyRequest, { id }: Session, refresh: RefreshOutcome): Promise<Session> {
    if (refresh.outcome === 'refreshed') return refresh.session
    // Refused, and no longer good for this caller: nothing is left to keep.
    if (refresh.outcome === 'kept' && refresh.problem.code === 'reauthorization-required')
      await store.end(id, 'reauthorization-required')
    if (refresh.outcome !== 'ended') throw refresh.problem
    await signedIn(request)
    throw new ProblemError('sign-in-required')
  }

  const renew = async (request: FastifyRequest, { session, reference }: OpenedSession) =>
    require(request, session, await refresher.refresh(reference, session.tokenSet))

  /** Not waited for and not felt: what goes wrong is told when the token is really needed. */
  function refreshIfStale({ log }: FastifyRequest, { session, reference }: OpenedSession): void {
    refresher
      .refresh(reference, session.tokenSet)
      .catch((error) => log.warn({ error: loggableError(error) }, 'an early refresh could not be stored'))
  }

  return {
    async tokenSet(request: FastifyRequest, { rejected, isUse }: TokenOptions = {}): Promise<TokenSet> {
      const found = await signedIn(request, { isUse })
      const { session, body, reference } = found
      const { tokenSet } = session
      if (isExpired(tokenSet, now()) || tokenSet.accessToken === rejected) return (await renew(request, found)).tokenSet
      if (body.unverified) return (await require(request, session, await refresher.verify(reference))).tokenSet
      if (isStale(tokenSet, now()) && tokenSet.refreshToken !== undefined) refreshIfStale(request, found)
      return tokenSet
    },

    async refreshNow(request: FastifyRequest): Promise<Session> {
      const found = await signedIn(request)
      const { tokenSet } = found.session
      // Never given one, or it was refused already; the access token may be good for a while yet.
      if (tokenSet.refreshToken === undefined && !isExpired(tokenSet, now()))
        throw new ProblemError('reauthorization-required', {
          detail: 'There is no refresh token to renew the grant with.',
        })
      return renew(request, found)
    },
  }
}
