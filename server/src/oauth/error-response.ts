import { isRecord, parseJson } from '../../contract/json.ts'
import { printable, withoutSecrets } from '../../contract/printable.ts'
import { basicCredentials, type OAuthClient } from './client.ts'
import { OAuthError, OAuthInvalidAnswer, OAuthUnavailable } from './errors.ts'
import type { FormAnswer } from './post-form.ts'

/** Request Timeout and Too Many Requests: the same request may succeed later. */
const temporaryStatuses = new Set([408, 429])

/** Errors of the server itself. Spotify sends them with 4xx statuses. */
const serverErrors = new Set(['server_error', 'temporarily_unavailable'])

/**
 * The error for an answer that is not the expected one.
 * @param parameters the form that was sent; none of its secrets is repeated in the error
 * @see RFC 6749 §5.2, RFC 7009 §2.2.1
 */
export function errorOf(answer: FormAnswer, client: OAuthClient, parameters: Record<string, string>): Error {
  const { status, text, retryAfterSeconds } = answer
  const response = readErrorResponse(text, secretsOf(client, parameters))
  if (temporaryStatuses.has(status) || status >= 500)
    return new OAuthUnavailable('status', `it answered ${status}`, retryAfterSeconds)
  if (response && serverErrors.has(response.error))
    return new OAuthUnavailable('status', `it answered ${response.error}`, retryAfterSeconds)
  // The RFC has 400 and 401; Auth0 answers 403 for a refresh token that is no longer valid.
  if (response) return new OAuthError({ ...response, status })
  return new OAuthInvalidAnswer(
    `The authorization server answered ${status}, without what was asked or an OAuth error.`,
  )
}

function secretsOf(client: OAuthClient, parameters: Record<string, string>): string[] {
  const { code, code_verifier, refresh_token, token } = parameters
  const sent = [client.clientSecret, basicCredentials(client), code, code_verifier, refresh_token, token]
  return sent.filter((value) => value !== undefined)
}

interface ErrorResponse {
  error: string
  errorDescription?: string
}

/** The RFC's characters. The length is our own limit. */
const errorCode = /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,128}$/

/** @returns `undefined` when `text` is no error response in the form of RFC 6749 §5.2 */
function readErrorResponse(text: string, secrets: readonly string[]): ErrorResponse | undefined {
  const body = parseJson(text)
  if (!isRecord(body) || typeof body.error !== 'string' || !errorCode.test(body.error)) return undefined
  const error = withoutSecrets(body.error, secrets)
  if (typeof body.error_description !== 'string' || body.error_description === '') return { error }
  return { error, errorDescription: printable(withoutSecrets(body.error_description, secrets)) }
}
