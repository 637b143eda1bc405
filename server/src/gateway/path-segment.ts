/**
 * Letters, digits, marks and the punctuation that account and category names hold. No separator of any kind, no
 * percent sign (a second decoding would find something new) and no control character.
 */
const safe = /^[\p{L}\p{M}\p{N}._~!$&'()+,;=:@ -]{1,256}$/u

/** Nobody has to encode a dot; whoever does wants some server on the way to see a dot segment. */
const disguisedDot = /%2e/i

/** The value may stand as one segment of a path: it is neither several segments nor a dot segment. */
export function isSafeSegment(value: string): boolean {
  return safe.test(value) && !/^\.+$/.test(value)
}

/** The value of one raw path segment, percent-decoded once; `undefined` for what is not safely one segment. */
export function readSegment(raw: string): string | undefined {
  if (disguisedDot.test(raw)) return undefined
  const value = decoded(raw)
  return value !== undefined && isSafeSegment(value) ? value : undefined
}

function decoded(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw)
  } catch {
    return undefined
  }
}
