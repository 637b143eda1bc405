import type { Simulation } from '../simulation.ts'
import { grantEndsAt } from './approved-scopes.ts'
import type { CallingClient } from './client-authentication.ts'
import type { RefreshToken } from './grant.ts'
import { valueIn } from './parameters.ts'
import { type TokenAnswer, TokenRefusal, tokenAnswer } from './token-response.ts'

interface Attempt {
  simulation: Simulation
  caller: CallingClient
  refreshToken: RefreshToken
}

type Check = (attempt: Attempt) => TokenRefusal | undefined

/** What must hold of a refresh token that is known, in order. */
const checks: readonly Check[] = [secretOrPublicClient, usedOnce, notRevoked, notExpired]

/**
 * Trades a refresh token for a new access token; the refresh token stays, unless the settings rotate it.
 * Choice: `scope` is ignored, because Spotify does not document it here.
 * @throws {TokenRefusal} with Spotify's text for the error
 * @see RFC 6749 §6, RFC 9700 §4.14.2
 */
export function redeemRefreshToken(simulation: Simulation, form: URLSearchParams, caller: CallingClient): TokenAnswer {
  const value = valueIn(form, 'refresh_token')
  if (value === undefined) throw new TokenRefusal('invalid_request', 'refresh_token must be supplied')
  const refreshToken = simulation.grants.refreshToken(value)
  if (!refreshToken || refreshToken.grant.clientId !== caller.client.clientId) throw refuse('Invalid refresh token')
  for (const check of checks) {
    const refusal = check({ simulation, caller, refreshToken })
    if (refusal) throw refusal
  }
  return tokenAnswer(simulation, refreshToken.grant, rotate(simulation, refreshToken))
}

function rotate({ settings, grants }: Simulation, refreshToken: RefreshToken): string | undefined {
  if (!settings.rotateRefreshTokens) return undefined
  refreshToken.superseded = true
  return grants.issueRefreshToken({ ...refreshToken, superseded: false })
}

function secretOrPublicClient({ caller, refreshToken }: Attempt) {
  if (caller.provedSecret || refreshToken.publicClient) return undefined
  return new TokenRefusal('invalid_client', 'Invalid client secret')
}

/**
 * A rotated token that is used again was stolen or kept by mistake. The server cannot tell which client is honest, so
 * it revokes the whole grant.
 */
function usedOnce({ refreshToken }: Attempt) {
  if (!refreshToken.superseded) return undefined
  refreshToken.grant.revoked = true
  return refuse('Refresh token revoked')
}

function notRevoked({ refreshToken }: Attempt) {
  return refreshToken.grant.revoked ? refuse('Refresh token revoked') : undefined
}

function notExpired({ simulation, refreshToken }: Attempt) {
  const hasEnded = simulation.clock.now() >= grantEndsAt(refreshToken.grant, simulation)
  return hasEnded ? refuse('Refresh token expired') : undefined
}

function refuse(description: string): TokenRefusal {
  return new TokenRefusal('invalid_grant', description)
}
