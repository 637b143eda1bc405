import { drawnImages } from '../../world/art-address.ts'
import type { Album, Artist, LocalFile, Track } from '../../world/entities.ts'
import { entityUri } from '../../world/spotify-id.ts'
import type { View } from '../call.ts'
import { firstPage } from '../paging.ts'
import { albumAvailability, standIn, trackAvailability } from './availability.ts'
import { links, releaseDate } from './links.ts'

function simplifiedArtist(artist: Artist, view: View) {
  return { ...links(view, 'artist', artist.id), name: artist.name, type: 'artist' as const }
}

export function simplifiedAlbum(album: Album, view: View) {
  return {
    ...links(view, 'album', album.id),
    album_type: album.albumType,
    total_tracks: album.tracks.length,
    ...albumAvailability(view),
    images: drawnImages(view.origin, album.id),
    name: album.name,
    ...releaseDate(album.releaseDate),
    type: 'album' as const,
    artists: album.artists.map((artist) => simplifiedArtist(artist, view)),
  }
}

export function simplifiedTrack(asked: Track, view: View) {
  const track = standIn(asked, view)
  return {
    ...links(view, 'track', track.id),
    artists: track.artists.map((artist) => simplifiedArtist(artist, view)),
    disc_number: 1,
    duration_ms: track.durationMs,
    explicit: track.explicit,
    is_local: false,
    ...trackAvailability(track, view),
    ...(track !== asked && view.mode === 'extended' && { linked_from: linkedTrack(asked, view) }),
    name: track.name,
    track_number: track.number,
    type: 'track' as const,
    ...(view.mode === 'extended' && { preview_url: null }),
  }
}

/** What was asked for, where another track stands in for it. Development mode does not tell. */
function linkedTrack(track: Track, view: View) {
  return { ...links(view, 'track', track.id), type: 'track' as const }
}

export function artistObject(artist: Artist, view: View) {
  return {
    ...simplifiedArtist(artist, view),
    genres: [...artist.genres],
    images: drawnImages(view.origin, artist.id),
    ...(view.mode === 'extended' && {
      followers: { href: null, total: artist.followers },
      popularity: artist.popularity,
    }),
  }
}

/** As in an artist's discography. */
export function discographyAlbum(album: Album, view: View) {
  return { ...simplifiedAlbum(album, view), ...(view.mode === 'extended' && { album_group: album.albumType }) }
}

export function albumObject(album: Album, view: View) {
  const simplified = simplifiedAlbum(album, view)
  const year = album.releaseDate.slice(0, 4)
  return {
    ...simplified,
    tracks: firstPage(`${simplified.href}/tracks`, album.tracks, (track) => simplifiedTrack(track, view)),
    copyrights: [{ text: `${year} ${album.label}`, type: 'P' }],
    external_ids: { upc: album.upc },
    genres: [],
    ...(view.mode === 'extended' && { label: album.label, popularity: album.popularity }),
  }
}

export function trackObject(asked: Track, view: View) {
  const track = standIn(asked, view)
  return {
    ...simplifiedTrack(asked, view),
    album: simplifiedAlbum(track.album, view),
    external_ids: { isrc: track.isrc },
    ...(view.mode === 'extended' && { popularity: track.popularity }),
  }
}

/** A local file: it has the form of a track, but no id and no links. */
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
