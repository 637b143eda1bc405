import type { Nameable } from './parameters.ts'

const types = ['track', 'album', 'artist', 'playlist', 'show', 'episode', 'audiobook', 'chapter', 'user'] as const
export type UriKind = (typeof types)[number] & Nameable

/**
 * The kind of thing that a Spotify URI names; `undefined` for text that is no such URI. Beside `spotify:track:ID` it
 * knows three older forms: a playlist behind its owner's name (`spotify:user:NAME:playlist:ID`), the saved tracks as a
 * playlist (`spotify:user:NAME:collection`), and a file on the account's own computer as a track (`spotify:local:…`).
 */
export function uriKind(uri: string): UriKind | undefined {
  const [scheme, type = '', ...rest] = uri.split(':')
  if (scheme !== 'spotify' || rest.some((part) => /[\s\p{Cc}]/u.test(part))) return undefined
  if (type === 'local') return 'track'
  if (type === 'collection' || (type === 'user' && rest[1] === 'collection')) return 'playlist'
  if (type === 'user' && rest[1] === 'playlist') return rest[2] ? 'playlist' : undefined
  const kind = types.find((each) => each === type)
  return rest.length === 1 && rest[0] ? kind : undefined
}
