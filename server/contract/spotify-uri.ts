import type { Nameable } from './parameters.ts'

const types = ['track', 'album', 'artist', 'playlist', 'show', 'episode', 'audiobook', 'chapter', 'user'] as const
export type UriKind = (typeof types)[number] & Nameable

/**
 * What a Spotify URI names; `undefined` for what is none. Beside `spotify:track:…` there are older forms: a playlist
 * behind its owner's name, the saved tracks as a playlist, a file on somebody's computer as a track.
 */
export function kindOfUri(uri: string): UriKind | undefined {
  const [scheme, type = '', ...rest] = uri.split(':')
  if (scheme !== 'spotify' || rest.some((part) => /[\s\p{Cc}]/u.test(part))) return undefined
  if (type === 'local') return 'track'
  if (type === 'collection' || (type === 'user' && rest[1] === 'collection')) return 'playlist'
  if (type === 'user' && rest[1] === 'playlist') return rest[2] ? 'playlist' : undefined
  const kind = types.find((each) => each === type)
  return rest.length === 1 && rest[0] ? kind : undefined
}
