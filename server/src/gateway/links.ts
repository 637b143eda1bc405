/** The members in which the Web API puts addresses of its own. */
const linkNames = ['href', 'next', 'previous', 'track_href', 'analysis_url'] as const

/**
 * Points every link of a parsed answer that begins with `from` at `to` instead, in place. Paging then goes through
 * the gateway; links to elsewhere stay.
 * @returns whether anything changed
 */
export function redirectLinks(value: unknown, { from, to }: { from: string; to: string }): boolean {
  // A list of what is still to visit, not recursion: how deep an answer nests is not ours to trust.
  const rest: unknown[] = [value]
  let changed = false
  while (rest.length > 0) {
    const next = rest.pop()
    if (Array.isArray(next)) for (const item of next) rest.push(item)
    else if (isObject(next)) {
      changed = redirectMembers(next, from, to) || changed
      for (const member of Object.values(next)) if (typeof member === 'object') rest.push(member)
    }
  }
  return changed
}

function redirectMembers(object: Record<string, unknown>, from: string, to: string): boolean {
  let changed = false
  for (const name of linkNames) {
    const link = object[name]
    if (typeof link !== 'string' || !link.startsWith(`${from}/`)) continue
    object[name] = to + link.slice(from.length)
    changed = true
  }
  return changed
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
