import type { OAuthClient } from './client.ts'
import { OAuthAnotherAccount, OAuthError } from './errors.ts'
import { requestTokenSet } from './token-endpoint.ts'
import type { TokenSet } from './token-set.ts'

/**
 * Gets a new token set for an old one. The old refresh token stays unless a new one comes, since most servers,
 * Spotify among them, send none; scopes and subject stay unless the answer names them.
 * @throws {OAuthError} `invalid_grant` when the grant has ended, or when there never was a refresh token
 * @throws {OAuthAnotherAccount} the answer is for somebody else
 * @throws {OAuthUnavailable} @throws {OAuthInvalidAnswer}
 * @see RFC 6749 §6, OpenID Connect Core §12.2
 */
export async function refreshTokenSet(client: OAuthClient, tokenSet: TokenSet): Promise<TokenSet> {
  const { refreshToken, scopes, subject } = tokenSet
  if (refreshToken === undefined) throw noRefreshToken()
  const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken }
  const refreshed = await requestTokenSet(client, parameters, scopes)
  if (subject !== undefined && refreshed.subject !== undefined && refreshed.subject !== subject)
    throw new OAuthAnotherAccount()
  return { refreshToken, ...(subject !== undefined && { subject }), ...refreshed }
}

/** Without asking: the outcome for the session is the one of a refresh token that no longer works. */
const noRefreshToken = () =>
  new OAuthError({ error: 'invalid_grant', errorDescription: 'There is no refresh token.', status: 400 })
