import { createAlbum } from './albums.ts'
import type { Album, Artist, Track } from './entities.ts'
import { between, mix, type RandomStream, randomStream, sample } from './random.ts'
import { spotifyId } from './spotify-id.ts'
import { makeArtistName } from './titles.ts'
import { genres } from './words.ts'

/** Artists that the documentation, the pictures and the scenarios speak of come first and never change. */
const wellKnown = [
  { name: 'Mira Solano', album: 'Lanterns', song: 'Paper Lanterns', durationMs: 221_000 },
  { name: 'The Quiet Engines', album: 'Tide Tables', song: 'Low Tide Radio', durationMs: 255_000 },
  { name: 'Odd Harbour', album: 'Glass', song: 'Harbour Glass', durationMs: 200_000 },
  { name: 'Ines Vale', album: 'Sundays', song: 'Second Sunday', durationMs: 265_000 },
  { name: 'North Window', album: 'Homeward', song: 'The Long Way Home', durationMs: 210_000 },
  { name: 'Kite & Anchor', album: 'Copper', song: 'Copper Wire', durationMs: 275_000 },
  { name: 'Juno Park', album: 'Ferries', song: 'Night Ferry', durationMs: 220_000 },
  { name: 'Halcyon Row', album: 'Static', song: 'Salt & Static', durationMs: 285_000 },
] as const

/** The songs of the table above, in its order. */
export function findWellKnown(artists: readonly Artist[]): Track[] {
  const songs = wellKnown.map(({ song }, nth) => {
    const tracks = artists[nth]?.albums.flatMap(({ tracks }) => tracks) ?? []
    return tracks.find(({ name }) => name === song)
  })
  return songs.filter((track) => track !== undefined)
}

/** How many there are: enough songs for a playlist of 10,000 with hardly any twice. */
const artistCount = 260

export function createArtists(seed: number): Artist[] {
  const artists: Artist[] = []
  const names = new Set<string>(wellKnown.map(({ name }) => name))
  let albumNumber = 0
  for (let index = 0; index < artistCount; index++) {
    const random = randomStream(seed, mix(1, index))
    const albums: Album[] = []
    const artist = createArtist(seed, index, random, wellKnown[index]?.name ?? freshName(names, random), albums)
    const albumCount = between(random, 3, 7)
    for (let nth = 0; nth < albumCount; nth++) {
      const known = nth === 0 ? wellKnown[index] : undefined
      albums.push(createAlbum({ seed, index: albumNumber++, artist, guests: artists, known }))
    }
    albums.sort((one, other) => (one.releaseDate < other.releaseDate ? 1 : -1))
    artists.push(artist)
  }
  return artists
}

function createArtist(seed: number, index: number, random: RandomStream, name: string, albums: Album[]): Artist {
  const popularity = between(random, 4, 92)
  return {
    kind: 'artist',
    id: spotifyId(seed, 'artist', index),
    name,
    genres: sample(random, genres, between(random, 0, 3)),
    popularity,
    followers: Math.round(popularity ** 3 * (1 + random())),
    albums,
  }
}

/** Two artists may share a name in life; here it would only puzzle. */
function freshName(taken: Set<string>, random: RandomStream): string {
  let name = makeArtistName(random)
  while (taken.has(name)) name = makeArtistName(random)
  taken.add(name)
  return name
}
