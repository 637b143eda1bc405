import type { Track } from './entities.ts'
import { spotifyId } from './spotify-id.ts'

/**
 * Another release of a recording, a single with ids of its own: it stands in for a track where that is not to be had.
 * It is found by its id alone, so that lists and searches are what they are without it.
 */
export function createReissue(seed: number, index: number, track: Track): Track {
  const tracks: Track[] = []
  const album = {
    ...track.album,
    id: spotifyId(seed, 'reissued album', index),
    name: track.name,
    albumType: 'single',
    tracks,
  } as const
  const reissue: Track = { ...track, id: spotifyId(seed, 'reissued track', index), album, number: 1, restricted: false }
  tracks.push(reissue)
  return reissue
}
