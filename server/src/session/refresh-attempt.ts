import { ProblemError } from '../http/problem-error.ts'
import { toProblemError } from '../http/to-problem-error.ts'
import { OAuthAnotherAccount, OAuthUnavailable } from '../oauth/errors.ts'
import type { Session } from './session.ts'

/** Every way a refresh can end. */
export type RefreshOutcome =
  | { outcome: 'refreshed'; session: Session }
  /** It failed, and the token at hand is still good for a while. */
  | { outcome: 'kept'; problem: ProblemError }
  /** Upstream trouble, and no token that works. Nobody is signed out. */
  | { outcome: 'unavailable'; problem: ProblemError }
  /** The client's own credentials are wrong. Nobody is signed out. */
  | { outcome: 'misconfigured'; problem: ProblemError }
  /** The grant or the session is over. */
  | { outcome: 'ended' }

export interface RefreshFailure {
  kind: 'unavailable' | 'misconfigured' | 'refused'
  problem: ProblemError
  /** As the server asked. */
  retryAfterSeconds?: number
}

/**
 * What a failed refresh means for the session. Only the authorization server's word ends a grant: any other failure
 * may pass.
 * @throws what is no failure of the token endpoint
 * @see RFC 6749 §5.2
 */
export function readRefreshFailure(cause: unknown): RefreshFailure {
  const { code } = toProblemError(cause)
  if (code === 'unexpected') throw cause
  if (code === 'reauthorization-required' || cause instanceof OAuthAnotherAccount)
    return { kind: 'refused', problem: new ProblemError('reauthorization-required', { cause }) }
  if (code === 'client-misconfigured')
    return { kind: 'misconfigured', problem: new ProblemError(code, { members: { retryAfter: 30 }, cause }) }
  const { retryAfterSeconds } = cause instanceof OAuthUnavailable ? cause : {}
  return {
    kind: 'unavailable',
    ...(retryAfterSeconds && { retryAfterSeconds }),
    problem: unavailable(retryAfterSeconds, cause),
  }
}

export const unavailable = (retryAfter = 1, cause?: unknown): ProblemError =>
  new ProblemError('upstream-unavailable', { members: { retryAfter }, cause })
