import { printable } from '../../contract/printable.ts'
import type { OAuthClient } from './client.ts'
import { InvalidAuthorizationResponse } from './errors.ts'

export type AuthorizationResponse =
  | { outcome: 'approved'; state: string; code: string }
  | { outcome: 'refused'; state: string; error: string; errorDescription?: string }

/** Characters. Our state has 43. The server chooses the others and states no limit, so these limits are generous. */
const longest = { state: 256, code: 4096, error: 128, error_description: 4096, iss: 2048 } as const
type Parameter = keyof typeof longest

/**
 * Reads the query of the redirect URI. The caller checks whether the state belongs to a pending authorization. Unknown
 * parameters are ignored, as the RFC asks.
 * @throws {InvalidAuthorizationResponse} a parameter is missing, empty, repeated or over-long; `code` and `error` come
 *   together; `iss` is not the issuer of this client
 * @see RFC 6749 §4.1.2, RFC 9207 §2.4
 */
export function readAuthorizationResponse(client: OAuthClient, query: URLSearchParams): AuthorizationResponse {
  checkIssuer(client, readOptional(query, 'iss'))
  const state = readOptional(query, 'state')
  const code = readOptional(query, 'code')
  const error = readOptional(query, 'error')
  const errorDescription = readOptional(query, 'error_description')
  if (state === undefined) throw new InvalidAuthorizationResponse('The answer has no state.')
  if (code !== undefined && error !== undefined)
    throw new InvalidAuthorizationResponse('The answer has a code and an error.')
  if (code !== undefined) return { outcome: 'approved', state, code }
  if (error === undefined) throw new InvalidAuthorizationResponse('The answer has neither a code nor an error.')
  return {
    outcome: 'refused',
    state,
    error: printable(error),
    ...(errorDescription !== undefined && { errorDescription: printable(errorDescription) }),
  }
}

/** Mix-up defence: a code of one authorization server must never be sent to another one. */
function checkIssuer({ issuer }: OAuthClient, named: string | undefined): void {
  if (issuer === undefined) return
  if (named === undefined) throw wrongIssuer('The answer does not name its issuer.')
  if (named !== issuer) throw wrongIssuer('The answer names another issuer.')
}

const wrongIssuer = (message: string) => new InvalidAuthorizationResponse(message, 'wrong-issuer')

/** A parameter may be absent, but not repeated (RFC 6749 §3.1), empty or longer than its limit. */
function readOptional(query: URLSearchParams, name: Parameter): string | undefined {
  const [value, ...repeated] = query.getAll(name)
  if (value === undefined) return undefined
  if (repeated.length > 0) throw new InvalidAuthorizationResponse(`The answer repeats ${name}.`)
  if (value.length > longest[name]) throw new InvalidAuthorizationResponse(`The answer has an over-long ${name}.`)
  if (value === '' && name !== 'error_description')
    throw new InvalidAuthorizationResponse(`The answer has an empty ${name}.`)
  return value || undefined
}
