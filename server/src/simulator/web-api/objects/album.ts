import type { Album } from '../../world/entities.ts'
import { firstPage } from '../paging.ts'
import type { View } from '../view.ts'
import { simplifiedAlbum, simplifiedTrack } from './simplified.ts'

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
