/**
 * Whole seconds from now, whether the header counts them or names a date; `undefined` when it does neither.
 * @param now epoch milliseconds
 * @see RFC 9110 §10.2.3
 */
export function readRetryAfter(header: string | string[] | undefined, now: number): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const at = value.endsWith(' GMT') ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000))
}
