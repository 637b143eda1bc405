import { addressIn, amountIn, flagIn, imagesIn, known, recordIn, textIn } from './answer-members.ts'
import { isRecord } from './json.ts'
import { joinNames, type Named, readNamed, readNames } from './named.ts'
import type { Image } from './web-api.ts'

/** A song or an episode, as far as an answer describes it. What the answer does not say is absent; no text is empty. */
export interface PlayableFacts {
  kind: 'track' | 'episode' | 'local'
  title?: string
  /** The artists of a song, or the show of an episode; joined with commas. */
  by?: string
  /** The same one by one, with what opens them. */
  makers: readonly Named[]
  /** The album of a song. */
  from?: string
  album?: Named
  uri?: string
  /** The URI that was asked for, where Spotify plays another recording of the song instead. */
  linkedFromUri?: string
  /** Its page at Spotify. */
  externalUrl?: string
  images: readonly Image[]
  durationMs?: number
  isExplicit: boolean
  /** False where Spotify says that this account can't play it. */
  isPlayable: boolean
}

/**
 * Reads a track, an episode, or a file on the account's own computer.
 * @returns `undefined` for what has neither a name, nor a maker, nor a length: so Spotify answers for what it has withdrawn
 */
export function readPlayable(value: unknown): PlayableFacts | undefined {
  if (!isRecord(value)) return undefined
  const kind = kindOf(value)
  const makers = kind === 'episode' ? showOf(value) : readNames(value.artists, 'artist')
  const described = known({
    title: textIn(value.name),
    by: joinNames(makers),
    durationMs: amountIn(value.duration_ms),
  })
  if (Object.keys(described).length === 0) return undefined
  const album = kind === 'episode' ? undefined : readNamed(value.album, 'album')
  return {
    kind,
    ...described,
    makers,
    ...known({
      from: album?.name,
      album,
      uri: textIn(value.uri),
      linkedFromUri: textIn(recordIn(value.linked_from).uri),
      externalUrl: addressIn(recordIn(value.external_urls).spotify),
    }),
    images: picturesOf(value),
    isExplicit: flagIn(value.explicit) ?? false,
    isPlayable: flagIn(value.is_playable) ?? true,
  }
}

type Members = Readonly<Record<string, unknown>>

function kindOf({ type, uri, is_local: isLocal, show }: Members): PlayableFacts['kind'] {
  const address = textIn(uri) ?? ''
  if (isLocal === true || address.startsWith('spotify:local:')) return 'local'
  return type === 'episode' || address.startsWith('spotify:episode:') || isRecord(show) ? 'episode' : 'track'
}

/** Where an answer has an episode in the form of a track, its album is the show. */
function showOf({ show, album, artists }: Members): Named[] {
  const named = readNamed(show, 'show') ?? readNamed(album)
  return named ? [named] : readNames(artists)
}

function picturesOf({ images, album, show }: Members): Image[] {
  const all = [images, recordIn(album).images, recordIn(show).images].map(imagesIn)
  return all.find((pictures) => pictures.length > 0) ?? []
}
