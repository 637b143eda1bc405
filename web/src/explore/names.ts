import type { Nameable, ValueForm } from '@scopedeck/server/contract/parameters.ts'

/** The kinds of resources that a parameter can name. */
export function nameablesOf({ of = [] }: ValueForm): readonly Nameable[] {
  return typeof of === 'string' ? [of] : of
}

const link = /(?:^|[/:])(track|album|artist|playlist|show|episode|audiobook|chapter|user)[/:]([\w.-]+)\/?(?:[?#].*)?$/

/** An id or URI out of whatever was pasted: a link of Spotify’s, a URI, an id. Anything else stays as it is. */
export function readName(text: string, as: 'id' | 'uri'): string {
  const trimmed = text.trim()
  const isName = trimmed.startsWith('spotify:') || /^https?:\/\//.test(trimmed)
  const [, type, id] = (isName && link.exec(trimmed)) || []
  if (!type || !id) return trimmed
  return as === 'uri' ? `spotify:${type}:${id}` : id
}
