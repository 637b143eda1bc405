import type { Album } from '../world/entities.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { findEntity } from './find.ts'
import { discographyAlbum } from './objects/album.ts'
import { artistObject } from './objects/artist.ts'
import { type Limits, pageOf, usualLimits } from './paging.ts'

const groups = ['album', 'single', 'appears_on', 'compilation']

export const artistEndpoints = {
  'get-an-artist': { answer: (call) => ok(artistObject(findEntity(call, 'artist'), call)) },
  'get-an-artists-albums': {
    answer: (call) => {
      const { albums } = findEntity(call, 'artist')
      return ok(pageOf(call, inGroups(call, albums), (album) => discographyAlbum(album, call), discographyLimits(call)))
    },
  },
} satisfies Endpoints

/** Fewer at a time in development mode. */
function discographyLimits({ mode }: Call): Limits {
  return mode === 'development' ? { standard: 5, most: 10, least: 0 } : usualLimits
}

function inGroups({ query }: Call, albums: readonly Album[]): readonly Album[] {
  const wanted = query.include_groups?.split(',').map((group) => group.trim())
  if (!wanted) return albums
  if (!wanted.every((group) => groups.includes(group))) throw badRequest('Invalid include_groups')
  return albums.filter(({ albumType }) => wanted.includes(albumType))
}
