import type { Artist, Track } from '../world/entities.ts'
import { digest, randomStream, sample } from '../world/random.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { findEntity } from './catalogue.ts'
import { badRequest } from './errors.ts'
import { artistObject, trackObject } from './objects/music.ts'
import { readLimit } from './paging.ts'

/** What Spotify worked out about music: gone from development mode, answered in extended mode. */
export const discoveryEndpoints = {
  'get-an-artists-top-tracks': {
    answer: (call) => ok({ tracks: topTracks(findEntity(call, 'artist')).map((track) => trackObject(track, call)) }),
  },
  'get-an-artists-related-artists': {
    answer: (call) => ok({ artists: relatedArtists(call).map((artist) => artistObject(artist, call)) }),
  },
  'get-recommendations': {
    answer: (call) => {
      const seeds = readSeeds(call)
      const random = randomStream(digest(seeds.map(({ id }) => id).join()))
      const tracks = sample(random, call.world.catalogue.tracks, readLimit(call, { standard: 20, most: 100 }))
      return ok({ seeds, tracks: tracks.map((track) => trackObject(track, call)) })
    },
  },
} satisfies Endpoints

function topTracks({ albums }: Artist): Track[] {
  const tracks = albums.flatMap((album) => album.tracks)
  return tracks.toSorted((one, other) => other.popularity - one.popularity).slice(0, 10)
}

/** Artists that share a genre. */
function relatedArtists(call: Call): Artist[] {
  const artist = findEntity(call, 'artist')
  const isRelated = ({ id, genres }: Artist) =>
    id !== artist.id && genres.some((genre) => artist.genres.includes(genre))
  return call.world.catalogue.artists.filter(isRelated).slice(0, 20)
}

const mostSeeds = 5

function readSeeds({ query, origin }: Call) {
  const seeds = (['artist', 'genre', 'track'] as const).flatMap((type) =>
    (query[`seed_${type}s`] ?? '')
      .split(',')
      .filter((id) => id !== '')
      .map((id) => ({ id, type })),
  )
  if (seeds.length === 0 || seeds.length > mostSeeds) throw badRequest('Invalid seeds')
  const pool = { initialPoolSize: 500, afterFilteringSize: 500, afterRelinkingSize: 500 }
  return seeds.map(({ id, type }) => ({
    ...pool,
    href: type === 'genre' ? null : `${origin}/v1/${type}s/${encodeURIComponent(id)}`,
    id,
    type,
  }))
}
