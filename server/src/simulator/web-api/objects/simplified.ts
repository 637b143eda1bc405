import { drawnImages } from '../../world/art-address.ts'
import type { Album, Artist, Track } from '../../world/entities.ts'
import type { View } from '../view.ts'
import { links, markets, releaseDate } from './links.ts'

export function simplifiedArtist(artist: Artist, view: View) {
  return { ...links(view, 'artist', artist.id), name: artist.name, type: 'artist' as const }
}

export function simplifiedAlbum(album: Album, view: View) {
  return {
    ...links(view, 'album', album.id),
    album_type: album.albumType,
    total_tracks: album.tracks.length,
    ...(view.mode === 'extended' && { available_markets: markets }),
    images: drawnImages(view.origin, album.id),
    name: album.name,
    ...releaseDate(album.releaseDate),
    type: 'album' as const,
    artists: album.artists.map((artist) => simplifiedArtist(artist, view)),
  }
}

export function simplifiedTrack(track: Track, view: View) {
  return {
    ...links(view, 'track', track.id),
    artists: track.artists.map((artist) => simplifiedArtist(artist, view)),
    disc_number: 1,
    duration_ms: track.durationMs,
    explicit: track.explicit,
    is_local: false,
    is_playable: !track.restricted,
    ...(track.restricted && { restrictions: { reason: 'market' } }),
    name: track.name,
    track_number: track.number,
    type: 'track' as const,
    ...(view.mode === 'extended' && { available_markets: track.restricted ? ['JP'] : markets, preview_url: null }),
  }
}
