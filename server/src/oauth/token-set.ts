import { isRecord } from '../../contract/json.ts'
import { OAuthInvalidAnswer } from './errors.ts'
import { readSubject } from './id-token.ts'

export interface TokenSet {
  accessToken: string
  refreshToken?: string
  /** What the access token may do; in the server's order, each once. */
  scopes: string[]
  /** Epoch milliseconds. */
  obtainedAt: number
  /** Epoch milliseconds. */
  expiresAt: number
  /** Whose it is: `sub` of the id token, where one came. */
  subject?: string
}

/** The access token no longer works. */
export const isExpired = (tokenSet: TokenSet, now: number): boolean => now >= tokenSet.expiresAt

/**
 * It is time to refresh: a minute before the end, or in the last quarter of a life so short that a minute would make
 * every fresh token stale at once.
 */
export function isStale({ obtainedAt, expiresAt }: TokenSet, now: number): boolean {
  const skewMs = Math.min(60_000, (expiresAt - obtainedAt) / 4)
  return now >= expiresAt - skewMs
}

/**
 * Reads a token endpoint's 200 answer.
 * @param body parsed JSON
 * @param context.obtainedAt epoch milliseconds when the answer came
 * @param context.scopes what is granted when the answer names no scope
 * @throws {OAuthInvalidAnswer} it is not a bearer token answer we can use
 * @see RFC 6749 §5.1, RFC 6750 §4
 */
export function parseTokenSet(body: unknown, context: { obtainedAt: number; scopes: readonly string[] }): TokenSet {
  if (!isRecord(body)) throw new OAuthInvalidAnswer('The token answer is not a JSON object.')
  const { token_type, access_token, refresh_token, expires_in, scope, id_token } = body
  checkTokenType(token_type)
  const refreshToken = readRefreshToken(refresh_token)
  const subject = readSubject(id_token)
  return {
    accessToken: readAccessToken(access_token),
    ...(refreshToken !== undefined && { refreshToken }),
    scopes: readScopes(scope) ?? [...context.scopes],
    obtainedAt: context.obtainedAt,
    expiresAt: context.obtainedAt + readLifeSeconds(expires_in) * 1000,
    ...(subject !== undefined && { subject }),
  }
}

/** Any other type would have to be used in a way we don't know (RFC 6749 §7.1). Case does not matter. */
function checkTokenType(value: unknown): void {
  if (typeof value !== 'string' || value.toLowerCase() !== 'bearer')
    throw new OAuthInvalidAnswer('The token answer has no token_type Bearer.')
}

/** Visible ASCII only, for it goes into a header; and no longer than a server takes in one. */
function readAccessToken(value: unknown): string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,16384}$/.test(value))
    throw new OAuthInvalidAnswer('The token answer has no usable access_token.')
  return value
}

/** Empty and null count as absent: a refresh must not lose the old one to them. */
function readRefreshToken(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string' || !/^[\x20-\x7e]{1,16384}$/.test(value))
    throw new OAuthInvalidAnswer('The token answer has no usable refresh_token.')
  return value
}

/** Named or not; an empty list counts as not named, since Spotify sends either. @see RFC 6749 §3.3 */
function readScopes(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || !/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(value))
    throw new OAuthInvalidAnswer('The token answer has no usable scope.')
  const scopes = new Set(value.split(' ').filter(Boolean))
  return scopes.size > 0 ? [...scopes] : undefined
}

const unnamedLifeSeconds = 3600
const longestLifeSeconds = 365 * 24 * 3600

/**
 * Seconds, whole. Left out (the RFC only recommends it): an hour, and a 401 corrects us. A string of digits is meant
 * well. Beyond a year: a year, so that times stay dates. Zero and less is refused: such a token would be refreshed
 * again the moment it came.
 */
function readLifeSeconds(value: unknown): number {
  if (value === undefined || value === null) return unnamedLifeSeconds
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof seconds !== 'number' || !(seconds >= 1))
    throw new OAuthInvalidAnswer('The token answer has no usable expires_in.')
  return Math.floor(Math.min(seconds, longestLifeSeconds))
}
