export interface RequestTarget {
  /** Raw: nothing is decoded yet. Begins with a slash. */
  path: string
  query: URLSearchParams
}

/**
 * Splits the target of a request as it stood on the wire, before any router decoded or normalised it.
 * @param rawUrl in origin form; the absolute form (`GET http://…`) names another server and matches nothing
 * @returns `undefined` where the target is not below `prefix`
 * @see RFC 9112 §3.2
 */
export function readTarget(rawUrl: string, prefix: string): RequestTarget | undefined {
  if (!rawUrl.startsWith(`${prefix}/`)) return undefined
  const [path = '', query = ''] = splitOnce(rawUrl.slice(prefix.length), '?')
  return { path, query: new URLSearchParams(query) }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
