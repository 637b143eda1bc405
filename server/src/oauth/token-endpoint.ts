import { isRecord, parseJson } from '../../contract/json.ts'
import type { OAuthClient } from './client.ts'
import { errorOf } from './error-response.ts'
import { OAuthAnotherAccount, OAuthError } from './errors.ts'
import { isSuccess, postForm } from './post-form.ts'
import { parseTokenSet, type TokenSet } from './token-set.ts'

interface CodeRedemption {
  code: string
  codeVerifier: string
  /** The scopes of the authorization request. An answer that names no scope grants exactly these. */
  scopes?: readonly string[]
}

/**
 * Redeems an authorization code for a token set. A code works once, so this never tries a second time.
 * @returns a token set; `expiresAt` is epoch milliseconds
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

/**
 * Gets a new token set for an old one. The old refresh token stays unless a new one comes: most servers, Spotify among
 * them, send none. Scopes and subject stay unless the answer names them.
 * @throws {OAuthError} `invalid_grant` when the grant has ended, or when there never was a refresh token
 * @throws {OAuthAnotherAccount} the answer is for another account
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

/** Thrown without a call: for the session it means the same as a refresh token that no longer works. */
const noRefreshToken = () =>
  new OAuthError({ error: 'invalid_grant', errorDescription: 'There is no refresh token.', status: 400 })

/**
 * The one function that calls the token endpoint. It calls once: a code and a rotating refresh token work once.
 * @param scopes what is granted when the answer names no scope
 * @throws {OAuthError} the server refused
 * @throws {OAuthUnavailable} the server can't answer now
 * @throws {OAuthInvalidAnswer} the answer is neither a token set nor an OAuth error
 * @see RFC 6749 §3.2, §5
 */
async function requestTokenSet(
  client: OAuthClient,
  parameters: Record<string, string> & { grant_type: string },
  scopes: readonly string[],
): Promise<TokenSet> {
  const { instrument = (_, call) => call(), tokenEndpoint } = client
  const answer = await instrument(parameters.grant_type, () => postForm(client, tokenEndpoint, parameters))
  const body = parseJson(answer.text)
  if (!isSuccess(answer) || isRefusal(body)) throw errorOf(answer, client, parameters)
  return parseTokenSet(body, { obtainedAt: client.now(), scopes })
}

/** Some servers (GitHub, Slack) refuse with the status of a success. */
const isRefusal = (body: unknown) => isRecord(body) && typeof body.error === 'string' && body.access_token === undefined
