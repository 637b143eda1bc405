import { isRecord, parseJson } from '../../contract/json.ts'
import { OAuthInvalidAnswer } from './errors.ts'

export interface TokenSet {
  accessToken: string
  refreshToken?: string
  /** What the access token may do; in the server's order, each once. */
  scopes: string[]
  /** Epoch milliseconds. */
  obtainedAt: number
  /** Epoch milliseconds. */
  expiresAt: number
  /** Whose it is: `sub` of the id token, if there was one. */
  subject?: string
}

/** The access token no longer works. */
export const isExpired = (tokenSet: TokenSet, now: number): boolean => now >= tokenSet.expiresAt

/**
 * It is time to refresh: one minute before the end. For a short-lived token it is the last quarter of its life; else every
 * fresh token would be stale at once.
 */
export function isStale({ obtainedAt, expiresAt }: TokenSet, now: number): boolean {
  const skewMs = Math.min(60_000, (expiresAt - obtainedAt) / 4)
  return now >= expiresAt - skewMs
}

/**
 * Reads a token endpoint's answer of success.
 * @param body parsed JSON
 * @param context.obtainedAt epoch milliseconds when the answer came
 * @param context.scopes what is granted when the answer names no scope
 * @throws {OAuthInvalidAnswer} the body is not a bearer token answer that we can use
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

/** We can only use bearer tokens (RFC 6749 §7.1). Upper or lower case does not matter; some servers name no type. */
function checkTokenType(value: unknown = 'bearer'): void {
  if (value !== null && (typeof value !== 'string' || value.trim().toLowerCase() !== 'bearer'))
    throw new OAuthInvalidAnswer('The token answer has no token_type Bearer.')
}

/** Visible ASCII only, because it goes into a header, and at most 16 KB, because servers limit headers. */
function readAccessToken(value: unknown): string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,16384}$/.test(value))
    throw new OAuthInvalidAnswer('The token answer has no usable access_token.')
  return value
}

/** Empty and null count as absent: they must not replace the old refresh token. */
function readRefreshToken(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string' || !/^[\x20-\x7e]{1,16384}$/.test(value))
    throw new OAuthInvalidAnswer('The token answer has no usable refresh_token.')
  return value
}

/**
 * An empty list counts as absent, since Spotify sends either. Between the scopes stand spaces; some servers write commas
 * (GitHub) or a JSON array (Twitch).
 * @see RFC 6749 §3.3
 */
function readScopes(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  const text = Array.isArray(value) && value.every((scope) => typeof scope === 'string') ? value.join(' ') : value
  if (typeof text !== 'string' || !/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(text))
    throw new OAuthInvalidAnswer('The token answer has no usable scope.')
  const scopes = new Set(text.split(/[ ,]+/).filter(Boolean))
  return scopes.size > 0 ? [...scopes] : undefined
}

const unnamedLifeSeconds = 3600
const longestLifeSeconds = 365 * 24 * 3600

/**
 * Whole seconds. Absent (the RFC only recommends it) means one hour; if that is too long, a 401 leads to a refresh. A string
 * of digits is accepted. More than a year counts as a year, so that `expiresAt` stays a valid date. Zero and less is
 * refused: such a token would be refreshed again at once.
 */
function readLifeSeconds(value: unknown): number {
  if (value === undefined || value === null) return unnamedLifeSeconds
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof seconds !== 'number' || !(seconds >= 1))
    throw new OAuthInvalidAnswer('The token answer has no usable expires_in.')
  return Math.floor(Math.min(seconds, longestLifeSeconds))
}

/**
 * The subject of an id token. Its signature is not checked: the token comes straight from the token endpoint, and we only
 * compare whether it is still the same account.
 * @throws {OAuthInvalidAnswer} there is an id token, but no subject in it
 * @see OpenID Connect Core §2, §3.1.3.7 point 6
 */
function readSubject(idToken: unknown): string | undefined {
  if (idToken === undefined || idToken === null) return undefined
  const payload = typeof idToken === 'string' ? idToken.split('.')[1] : undefined
  const claims = parseJson(Buffer.from(payload ?? '', 'base64url').toString())
  const subject = isRecord(claims) ? claims.sub : undefined
  if (typeof subject !== 'string' || subject === '')
    throw new OAuthInvalidAnswer('The token answer has an id_token without a subject.')
  return subject
}
