import type { OAuthClient } from './client.ts'
import { errorOf } from './error-response.ts'
import { OAuthError } from './errors.ts'
import { isSuccess, postForm } from './post-form.ts'
import type { TokenSet } from './token-set.ts'

/** A client whose authorization server has a revocation endpoint. */
export type RevokingClient = OAuthClient & { revocationEndpoint: string }

export const canRevoke = (client: OAuthClient): client is RevokingClient => client.revocationEndpoint !== undefined

/**
 * Revokes a token set. The refresh token goes first: it is worth the most, and most servers end the whole grant with it.
 * Some servers leave the access token alive, so it follows.
 * @throws {OAuthError} @throws {OAuthUnavailable} @throws {OAuthInvalidAnswer} the tokens may still work
 * @see RFC 7009 §2.1
 */
export async function revokeTokenSet(client: RevokingClient, { refreshToken, accessToken }: TokenSet): Promise<void> {
  if (refreshToken !== undefined) await revokeToken(client, refreshToken, 'refresh_token')
  await revokeToken(client, accessToken, 'access_token').catch(ignoreUnsupportedType)
}

/** The server answers 200 for an unknown token too. @see RFC 7009 §2.2 */
async function revokeToken(client: RevokingClient, token: string, hint: 'refresh_token' | 'access_token') {
  const parameters = { token, token_type_hint: hint }
  const answer = await postForm(client, client.revocationEndpoint, parameters)
  if (!isSuccess(answer)) throw errorOf(answer, client, parameters)
}

/** Some servers can't revoke access tokens. Such a token works until it expires, within about an hour. */
function ignoreUnsupportedType(error: unknown): void {
  if (!(error instanceof OAuthError) || error.error !== 'unsupported_token_type') throw error
}
