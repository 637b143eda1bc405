import { createHash } from 'node:crypto'
import type { Simulation } from '../simulation.ts'
import type { CallingClient } from './client-authentication.ts'
import type { AuthorizationCode } from './grant.ts'
import { valueIn } from './parameters.ts'
import { type TokenAnswer, TokenRefusal, tokenAnswer } from './token-response.ts'

/** Choice: Spotify does not say how long a code lives; ten minutes is the most RFC 6749 §4.1.2 recommends. */
export const codeLifeMs = 600_000

interface Attempt {
  form: URLSearchParams
  caller: CallingClient
  code: AuthorizationCode
  now: number
}

type Check = (attempt: Attempt) => TokenRefusal | undefined

/** What must hold of a code that is known and unspent, in order. */
const checks: readonly Check[] = [
  freshCode,
  sameRedirectUri,
  secretOrChallenge,
  verifierSupplied,
  verifierWanted,
  verifierCorrect,
]

/**
 * Redeems an authorization code for tokens. A refused attempt leaves the code as it was.
 * @throws {TokenRefusal} with Spotify's text for the error
 * @see RFC 6749 §4.1.3, RFC 7636 §4.6
 */
export function redeemAuthorizationCode(
  simulation: Simulation,
  form: URLSearchParams,
  caller: CallingClient,
): TokenAnswer {
  for (const name of ['code', 'redirect_uri']) {
    if (valueIn(form, name) === undefined) throw new TokenRefusal('invalid_request', `${name} must be supplied`)
  }
  const code = unspentCode(simulation, form.get('code') ?? '', caller)
  const attempt = { form, caller, code, now: simulation.clock.now() }
  for (const check of checks) {
    const refusal = check(attempt)
    if (refusal) throw refusal
  }
  code.spent = true
  const refreshToken = { grant: code.grant, publicClient: !caller.provedSecret, superseded: false }
  return tokenAnswer(simulation, code.grant, simulation.grants.issueRefreshToken(refreshToken))
}

/**
 * Choice: a code sent twice by its client takes its tokens with it, as RFC 6749 §4.1.2 advises: one of the two stole
 * it.
 */
function unspentCode({ grants }: Simulation, value: string, { client }: CallingClient): AuthorizationCode {
  const code = grants.code(value)
  const isOwn = code?.grant.clientId === client.clientId
  if (code && isOwn && code.spent) code.grant.revoked = true
  if (!code || !isOwn || code.grant.revoked) throw new TokenRefusal('invalid_grant', 'Invalid authorization code')
  return code
}

function freshCode({ code, now }: Attempt) {
  if (now < code.issuedAt + codeLifeMs) return undefined
  return new TokenRefusal('invalid_grant', 'Authorization code expired')
}

function sameRedirectUri({ form, code }: Attempt) {
  return form.get('redirect_uri') === code.redirectUri
    ? undefined
    : new TokenRefusal('invalid_grant', 'Invalid redirect URI')
}

/** A public client has no secret, so the code must be bound to it by a challenge. */
function secretOrChallenge({ caller, code }: Attempt) {
  if (caller.provedSecret || code.codeChallenge !== undefined) return undefined
  return new TokenRefusal('invalid_client', 'Invalid client secret')
}

/**
 * A client that sent a challenge must send the verifier, even if it also proves its secret. Choice: the text is ours;
 * Spotify's is not known.
 */
function verifierSupplied({ form, code }: Attempt) {
  if (code.codeChallenge === undefined || valueIn(form, 'code_verifier') !== undefined) return undefined
  return new TokenRefusal('invalid_request', 'code_verifier must be supplied')
}

/**
 * Choice: refused, as RFC 9700 §4.8.2 says. Otherwise an attacker could remove the challenge from the authorization
 * request unnoticed.
 */
function verifierWanted({ form, code }: Attempt) {
  if (code.codeChallenge !== undefined || valueIn(form, 'code_verifier') === undefined) return undefined
  return new TokenRefusal('invalid_request', 'code_verifier was sent without a code_challenge')
}

function verifierCorrect({ form, code }: Attempt) {
  if (code.codeChallenge === undefined) return undefined
  if (matchesChallenge(form.get('code_verifier') ?? '', code.codeChallenge)) return undefined
  return new TokenRefusal('invalid_grant', 'code_verifier was incorrect')
}

const wellFormed = /^[A-Za-z0-9\-._~]{43,128}$/

/**
 * Whether a verifier is the one behind an S256 challenge. A challenge with padding is behind none.
 * @see RFC 7636 §4.6
 */
function matchesChallenge(codeVerifier: string, codeChallenge: string): boolean {
  return (
    wellFormed.test(codeVerifier) && createHash('sha256').update(codeVerifier).digest('base64url') === codeChallenge
  )
}
