import type { Episode, Image, PlaylistItem, Track } from '@scopedeck/server/contract/web-api.ts'

/** One line of a playlist. Members that Spotify may leave out are optional or have a text in their place. */
export interface Line {
  /** Index in the playlist, from 0. */
  position: number
  title: string
  /** Artists of a song, the show of an episode. */
  by: string
  /** Album of a song, empty for an episode. */
  from: string
  uri?: string
  imageUrl?: string
  addedAt?: number
  durationMs?: number
  explicit: boolean
  /** Why it can't be played; left out when it can. */
  unavailable?: string
}

/** Reads an entry in the names of development or extended mode. A song that Spotify withdrew has a line as well. */
export function toLine(entry: PlaylistItem, position: number): Line {
  const playable = entry.item ?? entry.track
  const addedAt = entry.added_at ? { addedAt: Date.parse(entry.added_at) } : {}
  if (!playable) return { position, ...gone, ...addedAt }
  const described = playable.type === 'episode' ? episodeLine(playable) : trackLine(playable)
  return { position, ...described, ...addedAt, ...restriction(entry, playable) }
}

const gone = {
  title: 'No longer available',
  by: 'Spotify has withdrawn it',
  from: '',
  explicit: false,
  unavailable: 'Spotify has withdrawn it',
}

function trackLine(track: Track) {
  const artists = track.artists.map(({ name }) => name).filter(Boolean)
  return {
    title: track.name,
    by: artists.join(', ') || 'Unknown artist',
    from: track.album.name,
    uri: track.uri,
    durationMs: track.duration_ms,
    explicit: track.explicit,
    ...smallestImage(track.album.images),
  }
}

function episodeLine(episode: Episode) {
  return {
    title: episode.name,
    by: episode.show.name,
    from: '',
    uri: episode.uri,
    durationMs: episode.duration_ms,
    explicit: episode.explicit,
    ...smallestImage(episode.images),
  }
}

/** The smallest image with at least 64 pixels, which is sharp enough at 40 px; else the largest image. */
function smallestImage(images: readonly Image[] | undefined): { imageUrl?: string } {
  const bySize = (images ?? []).toSorted((one, other) => (one.width ?? 0) - (other.width ?? 0))
  const image = bySize.find(({ width }) => (width ?? 0) >= 64) ?? bySize.at(-1)
  return image ? { imageUrl: image.url } : {}
}

function restriction(entry: PlaylistItem, playable: Track | Episode): { unavailable?: string } {
  if (entry.is_local) return { unavailable: 'A file on the owner’s computer' }
  if (playable.is_playable === false) return { unavailable: 'Not available in your country' }
  return {}
}
