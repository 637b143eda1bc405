/** Characters as JSON writes them. Beyond that a sign-in's cookie would be too large for browsers to keep. */
const longest = 1500

/**
 * Where to go after the sign-in: a path of this origin with its query and fragment, and `/` for everything else.
 * Judged by the parser that the browser will use, for no list of bad beginnings is complete.
 * @see https://url.spec.whatwg.org/
 */
export function readReturnTo(value: unknown, publicUrl: string): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return '/'
  const url = URL.parse(value, publicUrl)
  if (!url || url.origin !== new URL(publicUrl).origin) return '/'
  const path = url.pathname + url.search + url.hash
  // `/.//host` loses its dot in the parser, and what is left names another host.
  if (path.startsWith('//')) return '/'
  return JSON.stringify(path).length > longest ? '/' : path
}
