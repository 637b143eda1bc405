import type { OAuthClient } from './client.ts'
import { basicCredentials } from './client-authentication.ts'
import { OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import type { TokenAnswer } from './post-form.ts'
import { readRefusal } from './refusal.ts'

/**
 * What an answer means that is not the wanted one.
 * @param parameters what was sent: none of its secrets is quoted back
 * @see RFC 6749 §5.2, RFC 7009 §2.2.1
 */
export function failureOf(answer: TokenAnswer, client: OAuthClient, parameters: Record<string, string>): Error {
  const { status, text, retryAfterSeconds } = answer
  const refusal = readRefusal(text, secretsOf(client, parameters))
  if (passing.has(status) || status >= 500)
    return new OAuthUnavailable('status', `it answered ${status}`, retryAfterSeconds)
  if (refusal && ownTrouble.has(refusal.error))
    return new OAuthUnavailable('status', `it answered ${refusal.error}`, retryAfterSeconds)
  if (refusal && (status === 400 || status === 401)) return new OAuthError({ ...refusal, status })
  return new OAuthInvalidAnswer(
    `The authorization server answered ${status}, without what was asked or an OAuth error.`,
  )
}

/** Request Timeout, Too Many Requests: nothing is wrong with the request. */
const passing = new Set([408, 429])

/** Spotify sends these with 4xx statuses; they are not about us. */
const ownTrouble = new Set(['server_error', 'temporarily_unavailable'])

function secretsOf(client: OAuthClient, parameters: Record<string, string>): string[] {
  const { code, code_verifier, refresh_token, token } = parameters
  const sent = [client.clientSecret, basicCredentials(client), code, code_verifier, refresh_token, token]
  return sent.filter((value) => value !== undefined)
}
