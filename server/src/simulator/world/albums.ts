import type { Album, Artist, Track } from './entities.ts'
import { between, mix, pick, type RandomStream, randomStream } from './random.ts'
import { createReissue } from './reissue.ts'
import { spotifyId } from './spotify-id.ts'
import { makeSongTitle, makeTitle } from './titles.ts'
import { labels } from './words.ts'

interface AlbumOptions {
  seed: number
  index: number
  artist: Artist
  /** Artists that may appear on it as guests. */
  guests: readonly Artist[]
  known: { album: string; song: string; durationMs: number } | undefined
}

/** No album has more tracks than this, so that a track's number in the world follows from its album's. */
const mostTracks = 14

export function createAlbum({ seed, index, artist, guests, known }: AlbumOptions): Album {
  const random = randomStream(seed, mix(2, index))
  const single = !known && random() < 0.3
  const tracks: Track[] = []
  const album: Album = {
    kind: 'album',
    id: spotifyId(seed, 'album', index),
    name: known?.album ?? makeTitle(random),
    albumType: single ? 'single' : random() < 0.06 ? 'compilation' : 'album',
    artists: [artist],
    releaseDate: makeReleaseDate(random),
    label: pick(random, labels),
    upc: String(between(random, 1e11, 9e11)),
    popularity: between(random, 1, 90),
    tracks,
  }
  const trackCount = single ? between(random, 1, 3) : between(random, 9, mostTracks)
  for (let nth = 0; nth < trackCount; nth++) {
    const track = createTrack(seed, index * mostTracks + nth, album, nth + 1, guests)
    tracks.push(
      nth === 0 && known
        ? { ...track, name: known.song, durationMs: known.durationMs, explicit: false, restricted: false }
        : track,
    )
  }
  return album
}

function createTrack(seed: number, index: number, album: Album, number: number, guests: readonly Artist[]): Track {
  const random = randomStream(seed, mix(3, index))
  const track: Track = {
    kind: 'track',
    id: spotifyId(seed, 'track', index),
    name: makeSongTitle(random),
    artists: withGuest(random, album.artists, guests),
    album,
    number,
    durationMs: between(random, 95_000, 341_000),
    explicit: random() < 0.08,
    isrc: `ZZ${String(between(random, 1e9, 9e9))}`,
    popularity: between(random, 0, 88),
    restricted: random() < 0.008,
  }
  // Of every second one there is another release.
  return track.restricted && index % 2 === 0 ? { ...track, reissue: createReissue(seed, index, track) } : track
}

function withGuest(random: RandomStream, artists: readonly Artist[], guests: readonly Artist[]): readonly Artist[] {
  if (guests.length === 0 || random() > 0.12) return artists
  return [...artists, pick(random, guests)]
}

/** Releases before 1985 are known by their year only, some later ones by their month. */
function makeReleaseDate(random: RandomStream): string {
  const year = 2026 - Math.floor(random() ** 2 * 50)
  const month = String(between(random, 1, year === 2026 ? 9 : 12)).padStart(2, '0')
  if (year < 1985) return String(year)
  if (random() < 0.05) return `${year}-${month}`
  return `${year}-${month}-${String(between(random, 1, 28)).padStart(2, '0')}`
}
