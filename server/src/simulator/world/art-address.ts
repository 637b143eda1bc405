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

/** Three where it is drawn, none where there is none, one of unknown size where somebody uploaded it. */
export function playlistImages(origin: string, { id, cover }: Playlist): Picture[] {
  if (cover === 'none') return []
  return cover === 'drawn'
    ? drawnImages(origin, id)
    : [{ url: `${origin}/art/uploads/${id}.jpg`, width: null, height: null }]
}
