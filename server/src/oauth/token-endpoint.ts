import type { OAuthClient } from './client.ts'
import { basicCredentials } from './client-authentication.ts'
import { OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import { parseJson } from './json.ts'
import { readRefusal } from './refusal.ts'
import { postForm, type TokenAnswer } from './token-request.ts'
import { parseTokenSet, type TokenSet } from './token-set.ts'

/**
 * The one function that speaks to the token endpoint. It asks once: a code and a rotating refresh token work once.
 * @param scopes what is granted when the answer names no scope
 * @throws {OAuthError} the server refused
 * @throws {OAuthUnavailable} it can't answer now
 * @throws {OAuthInvalidAnswer} it answered something else
 * @see RFC 6749 §3.2, §5
 */
export async function requestTokenSet(
  client: OAuthClient,
  parameters: Record<string, string>,
  scopes: readonly string[],
): Promise<TokenSet> {
  const answer = await postForm(client, parameters)
  if (answer.status === 200) return parseTokenSet(parseJson(answer.text), { obtainedAt: client.now(), scopes })
  throw failure(answer, secretsOf(client, parameters))
}

function failure(answer: TokenAnswer, secrets: readonly string[]): Error {
  const { status, text, retryAfterSeconds } = answer
  const refusal = readRefusal(text, secrets)
  if (passing.has(status) || status >= 500)
    return new OAuthUnavailable('status', `it answered ${status}`, retryAfterSeconds)
  if (refusal && ownTrouble.has(refusal.error))
    return new OAuthUnavailable('status', `it answered ${refusal.error}`, retryAfterSeconds)
  if (refusal && (status === 400 || status === 401)) return new OAuthError({ ...refusal, status })
  return new OAuthInvalidAnswer(`The token endpoint answered ${status} with neither a token set nor an OAuth error.`)
}

/** Request Timeout, Too Many Requests: nothing is wrong with the request. */
const passing = new Set([408, 429])

/** Spotify sends these with 4xx statuses; they are not about us. */
const ownTrouble = new Set(['server_error', 'temporarily_unavailable'])

function secretsOf(client: OAuthClient, { code, code_verifier, refresh_token }: Record<string, string>): string[] {
  const sent = [client.clientSecret, basicCredentials(client), code, code_verifier, refresh_token]
  return sent.filter((value) => value !== undefined)
}
