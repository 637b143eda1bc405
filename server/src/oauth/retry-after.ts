/**
 * One day. Spotify's longest limit is a daily quota, so a longer wait is a mistake: a clock that is wrong turns a date into
 * months, and a server that is wrong may ask for years.
 */
const longestSeconds = 86_400

/**
 * Reads a `Retry-After` header, given as a count of seconds or as a date in any of HTTP's three forms.
 * @param now epoch milliseconds
 * @returns whole seconds from now, at most a day; `undefined` when the header is neither
 * @see RFC 9110 §10.2.3, §5.6.7
 */
export function readRetryAfter(header: string | string[] | undefined, now: number): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim() ?? ''
  // A header that was sent twice arrives as a list; a date has a comma too, but does not begin with a digit.
  const [, seconds] = /^(\d+)(?:\s*,.*)?$/.exec(value) ?? []
  if (seconds !== undefined) return Math.min(Number(seconds), longestSeconds)
  const at = readDate(value)
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, Math.ceil((at - now) / 1000)), longestSeconds)
}

/** `Sun Nov  6 08:49:37 1994`: the form of C's asctime, which names no time zone and means GMT. */
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/

function readDate(value: string): number {
  if (value.endsWith(' GMT')) return Date.parse(value)
  return asctime.test(value) ? Date.parse(`${value} GMT`) : Number.NaN
}
