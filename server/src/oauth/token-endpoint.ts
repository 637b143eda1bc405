import { parseJson } from '../../contract/json.ts'
import type { OAuthClient } from './client.ts'
import { failureOf } from './error-response.ts'
import { postForm } from './post-form.ts'
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
  parameters: Record<string, string> & { grant_type: string },
  scopes: readonly string[],
): Promise<TokenSet> {
  const { instrument = (_, call) => call() } = client
  const answer = await instrument(parameters.grant_type, () => postForm(client, parameters))
  if (answer.status === 200) return parseTokenSet(parseJson(answer.text), { obtainedAt: client.now(), scopes })
  throw failureOf(answer, client, parameters)
}
