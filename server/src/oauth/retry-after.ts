/**
 * A day. Nobody has a reason to ask for more: a daily quota is the longest that Spotify names. A date read by a clock
 * that is wrong asks for months, and a server that is wrong for years.
 */
const longestSeconds = 86_400

/**
 * Whole seconds from now, whether the header counts them or names a date, and a day at most; `undefined` when it does neither.
 * @param now epoch milliseconds
 * @see RFC 9110 §10.2.3
 */
export function readRetryAfter(header: string | string[] | undefined, now: number): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim() ?? ''
  if (/^\d+$/.test(value)) return Math.min(Number(value), longestSeconds)
  const at = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, Math.ceil((at - now) / 1000)), longestSeconds)
}
