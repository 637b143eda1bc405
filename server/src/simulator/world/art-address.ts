import type { Playlist } from './playlist.ts'

/** Sides of the square pictures, in pixels, as Spotify has them. */
export const artSizes = [640, 300, 64] as const

interface Picture {
  url: string
  width: number | null
  height: number | null
}

/** The three sizes of a thing's picture, largest first. */
export function drawnImages(origin: string, id: string): Picture[] {
  return artSizes.map((size) => ({ url: `${origin}/art/${size}/${id}.svg`, width: size, height: size }))
}

/** Three sizes for a drawn cover, none for an empty playlist, one of unknown size for an uploaded cover. */
export function playlistImages(origin: string, { id, cover, entries, snapshotId }: Playlist): Picture[] {
  if (cover instanceof Buffer) {
    // The address changes with each upload, so that a browser does not keep showing the cached cover.
    return [{ url: `${origin}/art/uploads/${id}.jpg?v=${encodeURIComponent(snapshotId)}`, width: null, height: null }]
  }
  return cover === 'drawn' && entries.length > 0 ? drawnImages(origin, id) : []
}
