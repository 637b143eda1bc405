import type { OAuthClient } from './client.ts'
import { requestTokenSet } from './token-endpoint.ts'
import type { TokenSet } from './token-set.ts'

export interface CodeRedemption {
  code: string
  codeVerifier: string
  /** What the authorization request asked for: an answer that names no scope grants just that. */
  scopes?: readonly string[]
}

/**
 * Redeems an authorization code for a token set. A code works once: a second attempt is never made here.
 * @throws {OAuthError} `invalid_grant` when the code is spent, expired, or bound to another verifier or redirect URI
 * @throws {OAuthUnavailable} @throws {OAuthInvalidAnswer}
 * @see RFC 6749 §4.1.3, RFC 7636 §4.5
 */
export function redeemAuthorizationCode(client: OAuthClient, redemption: CodeRedemption): Promise<TokenSet> {
  const { code, codeVerifier, scopes = [] } = redemption
  const parameters = {
    grant_type: 'authorization_code',
    code,
    code_verifier: codeVerifier,
    redirect_uri: client.redirectUri,
  }
  return requestTokenSet(client, parameters, scopes)
}
