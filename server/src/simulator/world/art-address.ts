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

/** Three where it is drawn from what is in it, none where nothing is, one of unknown size where somebody uploaded it. */
export function playlistImages(origin: string, { id, cover, entries, snapshotId }: Playlist): Picture[] {
  if (cover instanceof Buffer) {
    // Another address after each change, so that nobody keeps showing the cover before.
    return [{ url: `${origin}/art/uploads/${id}.jpg?v=${encodeURIComponent(snapshotId)}`, width: null, height: null }]
  }
  return cover === 'drawn' && entries.length > 0 ? drawnImages(origin, id) : []
}
