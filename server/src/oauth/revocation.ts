import type { OAuthClient } from './client.ts'
import { failureOf } from './error-response.ts'
import { OAuthError } from './errors.ts'
import { postForm } from './post-form.ts'
import type { TokenSet } from './token-set.ts'

/** A client whose server can be told. */
export type RevokingClient = OAuthClient & { revocationEndpoint: string }

export const canRevoke = (client: OAuthClient): client is RevokingClient => client.revocationEndpoint !== undefined

/**
 * Tells the authorization server that a token set is no longer wanted. The refresh token first: it is worth the most, and
 * most servers end the whole grant with it. Some leave the access token alive, so it follows.
 * @throws {OAuthError} @throws {OAuthUnavailable} @throws {OAuthInvalidAnswer} it may be good for something still
 * @see RFC 7009 §2.1
 */
export async function revokeTokenSet(client: RevokingClient, { refreshToken, accessToken }: TokenSet): Promise<void> {
  if (refreshToken !== undefined) await revokeToken(client, refreshToken, 'refresh_token')
  await revokeToken(client, accessToken, 'access_token').catch(letItRunOut)
}

/** A token that the server knows nothing of is answered like one that it ended. @see RFC 7009 §2.2 */
async function revokeToken(client: RevokingClient, token: string, hint: 'refresh_token' | 'access_token') {
  const parameters = { token, token_type_hint: hint }
  const answer = await postForm(client, parameters, client.revocationEndpoint)
  if (answer.status !== 200) throw failureOf(answer, client, parameters)
}

/** Access tokens that nobody is asked about can't be revoked; the hour they live is the hour they have left. */
function letItRunOut(error: unknown): void {
  if (!(error instanceof OAuthError) || error.error !== 'unsupported_token_type') throw error
}
