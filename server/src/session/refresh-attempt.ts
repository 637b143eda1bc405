import { ProblemError, toProblemError } from '../http/problem-error.ts'
import type { OAuthClient } from '../oauth/client.ts'
import { OAuthAnotherAccount, OAuthUnavailable } from '../oauth/errors.ts'
import { refreshTokenSet } from '../oauth/token-endpoint.ts'
import { wasReadFromWebApi } from './account.ts'
import type { SessionBody } from './session.ts'

export interface RefreshAttempt {
  /** The body to store, if it changed. */
  body?: SessionBody
  failure?: RefreshFailure
}

export interface RefreshFailure {
  kind: 'unavailable' | 'misconfigured' | 'refused'
  problem: ProblemError
  /** What the authorization server asked for. */
  retryAfterSeconds?: number
}

/** One call of the token endpoint. A refused refresh token is removed from the body, so that it is never sent again. */
export async function attemptRefresh(client: OAuthClient, body: SessionBody): Promise<RefreshAttempt> {
  try {
    const tokenSet = await refreshTokenSet(client, body.tokenSet)
    const isRotated = tokenSet.refreshToken !== body.tokenSet.refreshToken
    const mustVerify = isRotated && wasReadFromWebApi(body.account, body.tokenSet)
    return { body: { ...body, tokenSet, ...(mustVerify && { unverified: true as const }) } }
  } catch (error) {
    const failure = toRefreshFailure(error)
    if (failure.kind !== 'refused') return { failure }
    const { refreshToken: _, ...tokenSet } = body.tokenSet
    return { failure, body: { ...body, tokenSet } }
  }
}

/**
 * What a failed refresh means for the session. Only a refusal of the authorization server ends a grant. Every other failure
 * may be temporary.
 * @throws an error that does not come from the token endpoint
 * @see RFC 6749 §5.2
 */
function toRefreshFailure(cause: unknown): RefreshFailure {
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

/** @param retryAfter whole seconds */
export const unavailable = (retryAfter = 1, cause?: unknown): ProblemError =>
  new ProblemError('upstream-unavailable', { members: { retryAfter }, cause })
