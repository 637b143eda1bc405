import type { Named } from '@scopedeck/server/contract/named.ts'

/** The kinds of things that have a screen of their own. A song has none: it is a row of its album. */
const kinds = /^(?:album|artist|playlist|show|episode|audiobook)$/

/** The screen of a thing in this app; `undefined` where there is none. */
export function thingAddress(kind = '', id?: string): string | undefined {
  return id !== undefined && kinds.test(kind) ? `/${kind}s/${id}` : undefined
}

/** The screen of what a thing names. */
export const namedAddress = ({ kind, id }: Named): string | undefined => thingAddress(kind, id)

/** The screen of what a URI names: `spotify:album:ID`, and playlists also in their old form, `spotify:user:NAME:playlist:ID`. */
export function uriAddress(uri = ''): string | undefined {
  const [, kind, id] = /^spotify:(?:user:[^:]+:)?([a-z]+):(\w+)$/.exec(uri) ?? []
  return thingAddress(kind, id)
}
