import { drawnImages } from '../../world/art-address.ts'
import type { Artist } from '../../world/entities.ts'
import type { View } from '../view.ts'
import { simplifiedArtist } from './simplified.ts'

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
