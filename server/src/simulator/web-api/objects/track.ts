import type { LocalFile, Track } from '../../world/entities.ts'
import { entityUri } from '../../world/uri.ts'
import type { View } from '../view.ts'
import { simplifiedAlbum, simplifiedTrack } from './simplified.ts'

export function trackObject(track: Track, view: View) {
  return {
    ...simplifiedTrack(track, view),
    album: simplifiedAlbum(track.album, view),
    external_ids: { isrc: track.isrc },
    ...(view.mode === 'extended' && { popularity: track.popularity }),
  }
}

/** A file that only its owner's computer has: the form of a track, with nothing in it that could be looked up. */
export function localTrack(file: LocalFile, { mode }: View) {
  const nowhere = { external_urls: {}, href: null, id: null, uri: null }
  const noMarkets = mode === 'extended' && { available_markets: [] }
  return {
    album: {
      ...nowhere,
      album_type: null,
      artists: [],
      images: [],
      name: file.album,
      release_date: null,
      release_date_precision: null,
      type: 'album',
      ...noMarkets,
    },
    artists: [{ ...nowhere, name: file.artist, type: 'artist' }],
    disc_number: 0,
    duration_ms: file.durationMs,
    explicit: false,
    external_ids: {},
    external_urls: {},
    href: null,
    id: null,
    is_local: true,
    name: file.name,
    track_number: 0,
    type: 'track',
    uri: entityUri(file),
    ...noMarkets,
    ...(mode === 'extended' && { popularity: 0, preview_url: null }),
  }
}
