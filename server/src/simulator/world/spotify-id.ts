import type { Entity, LocalFile } from './entities.ts'
import { mix, randomStream } from './random.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const idLength = 22

/** What an id may name; the number keeps ids of different kinds apart. */
const kindNumbers = {
  artist: 1,
  album: 2,
  track: 3,
  show: 4,
  episode: 5,
  audiobook: 6,
  chapter: 7,
  playlist: 8,
  'reissued album': 9,
  'reissued track': 10,
} as const
type IdKind = keyof typeof kindNumbers

/**
 * The id of the n-th thing of a kind: 22 characters of base62, as Spotify writes its 128-bit ids. The first stays
 * below 7 because 128 bits fit no more.
 */
export function spotifyId(seed: number, kind: IdKind, index: number): string {
  const random = randomStream(seed, mix(kindNumbers[kind], index))
  let id = alphabet.charAt(Math.floor(random() * 7))
  while (id.length < idLength) id += alphabet.charAt(Math.floor(random() * alphabet.length))
  return id
}

/** Whether a text has the form of an id, whatever it names. */
export function isSpotifyId(text: string): boolean {
  return /^[0-9A-Za-z]{22}$/.test(text)
}

/** A chapter goes by the name of an episode, as in Spotify's reference. */
export function entityUri(entity: Entity | LocalFile): string {
  if (entity.kind === 'local') return localUri(entity)
  return `spotify:${entity.kind === 'chapter' ? 'episode' : entity.kind}:${entity.id}`
}

function localUri({ artist, album, name, durationMs }: LocalFile): string {
  const parts = [artist, album, name].map((part) => encodeURIComponent(part).replaceAll('%20', '+'))
  return `spotify:local:${parts.join(':')}:${Math.round(durationMs / 1000)}`
}
