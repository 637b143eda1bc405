import { known, momentIn, recordIn } from '@scopedeck/server/contract/answer-members.ts'
import type { Named } from '@scopedeck/server/contract/named.ts'
import { type PlayableFacts, readPlayable } from '@scopedeck/server/contract/playable.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'

/** One line of a playlist. No text is empty; what Spotify does not say is absent. */
export interface Line {
  /** Index in the playlist, from 0. */
  position: number
  /** False where entries before it were left out, so that its index is a guess: then it is played by its URI. */
  isPlaceSure: boolean
  title: string
  /** Artists of a song, the show of an episode. */
  by: string
  /** The same, one by one. */
  makers: readonly Named[]
  /** Album of a song. */
  from?: string
  album?: Named
  uri?: string
  /** The URI in the playlist, where Spotify plays another recording of the song instead. */
  linkedFromUri?: string
  /** Its page at Spotify. */
  externalUrl?: string
  imageUrl?: string
  addedAt?: number
  durationMs?: number
  isExplicit: boolean
  /** Why it can't be played; left out when it can. */
  unavailable?: string
}

/** Reads an entry in the names of development or extended mode. A song that Spotify withdrew has a line as well. */
export function readLine(entry: unknown, position: number): Line {
  const { item, track, added_at: addedAt, is_local: isLocal } = recordIn(entry)
  const facts = readPlayable(item ?? track)
  return {
    position,
    isPlaceSure: true,
    ...(facts ? describe(isLocal === true ? { ...facts, kind: 'local' } : facts) : gone),
    ...known({ addedAt: momentIn(addedAt) }),
  }
}

const gone = {
  title: 'No longer available',
  by: 'Spotify has withdrawn it',
  makers: [],
  isExplicit: false,
  unavailable: 'Spotify has withdrawn it',
}

const nameless = {
  track: { title: 'Song without a name', by: 'Unknown artist' },
  episode: { title: 'Episode without a name', by: 'Unknown show' },
  local: { title: 'File without a name', by: 'Unknown artist' },
} as const

function describe({ kind, title, by, makers, uri, linkedFromUri, durationMs, images, ...facts }: PlayableFacts) {
  const { from, album, externalUrl } = facts
  return {
    title: title ?? nameless[kind].title,
    by: by ?? nameless[kind].by,
    makers,
    isExplicit: facts.isExplicit,
    ...known({ from, album, uri, linkedFromUri, externalUrl, durationMs, imageUrl: smallestImage(images)?.url }),
    ...known({ unavailable: restriction(kind, facts.isPlayable) }),
  }
}

/** The smallest image with at least 64 pixels, which is sharp enough at 40 px; else the largest image. */
function smallestImage(images: readonly Image[]): Image | undefined {
  const bySize = images.toSorted((one, other) => (one.width ?? 0) - (other.width ?? 0))
  return bySize.find(({ width }) => (width ?? 0) >= 64) ?? bySize.at(-1)
}

function restriction(kind: PlayableFacts['kind'], isPlayable: boolean): string | undefined {
  if (kind === 'local') return 'A file on the owner’s computer'
  return isPlayable ? undefined : 'Not available in your country'
}
