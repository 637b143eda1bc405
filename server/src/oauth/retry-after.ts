/**
 * One day. Spotify's longest limit is a daily quota, so a longer wait is a mistake: a clock that is wrong turns a date into
 * months, and a server that is wrong may ask for years.
 */
const longestSeconds = 86_400

/**
 * Reads a `Retry-After` header, given as a count of seconds or as a date.
 * @param now epoch milliseconds
 * @returns whole seconds from now, at most a day; `undefined` when the header is neither
 * @see RFC 9110 §10.2.3
 */
export function readRetryAfter(header: string | string[] | undefined, now: number): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim() ?? ''
  if (/^\d+$/.test(value)) return Math.min(Number(value), longestSeconds)
  const at = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, Math.ceil((at - now) / 1000)), longestSeconds)
}
