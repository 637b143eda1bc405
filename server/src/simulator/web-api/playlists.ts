import { playlistImages } from '../world/art-address.ts'
import { readBody, readBoolean, readString } from './body.ts'
import { accepted, type Call, created, type Endpoints, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { selectFields } from './fields.ts'
import { playlistObject, simplifiedPlaylist } from './objects/playlist.ts'
import { pageOf } from './paging.ts'
import { findPlaylist, listedPlaylists, ownPlaylist, visibilityOf } from './playlist-access.ts'

/** The limit of an uploaded cover: bytes of its base64 text. */
export const mostImageBytes = 256 * 1024

/** Playlists as a whole; what is in them is in playlist-items.ts. */
export const playlistEndpoints = {
  'get-a-list-of-current-users-playlists': {
    answer: (call) => ok(pageOf(call, listedPlaylists(call), (playlist) => simplifiedPlaylist(playlist, call))),
  },
  'create-playlist': {
    facts: (call) => ({ requestedVisibility: visibilityOf(readNewPlaylist(call)) }),
    answer: (call) => created(playlistObject(call.world.createPlaylist(call.account, readNewPlaylist(call)), call)),
  },
  'get-playlist': {
    facts: (call) => ({ visibility: visibilityOf(findPlaylist(call)) }),
    answer: (call) => ok(selectFields(call, playlistObject(findPlaylist(call), call))),
  },
  'change-playlist-details': {
    facts: (call) => {
      const playlist = findPlaylist(call)
      return {
        visibility: visibilityOf(playlist),
        requestedVisibility: visibilityOf({ ...sides(playlist), ...readSides(call) }),
      }
    },
    answer: (call) => {
      changeDetails(call)
      return ok()
    },
  },
  'get-playlist-cover': {
    facts: (call) => ({ visibility: visibilityOf(findPlaylist(call)) }),
    answer: (call) => ok(playlistImages(call.origin, findPlaylist(call))),
  },
  'upload-custom-playlist-cover': {
    facts: (call) => ({ visibility: visibilityOf(findPlaylist(call)) }),
    answer: (call) => {
      ownPlaylist(call).setCover(readJpeg(call.rawBody))
      return accepted()
    },
  },
} satisfies Endpoints

/** Public unless the request says otherwise. */
export function readNewPlaylist(call: Call) {
  const body = readBody(call)
  const name = readString(body, 'name')?.trim()
  if (!name) throw badRequest('Missing required field: name')
  const { isPublic = true, isCollaborative = false } = readSides(call)
  refuseBoth({ isPublic, isCollaborative })
  return { name, description: readString(body, 'description') ?? '', isPublic, isCollaborative }
}

function changeDetails(call: Call): void {
  const playlist = ownPlaylist(call)
  const body = readBody(call)
  const name = readString(body, 'name')
  if (name?.trim() === '') throw badRequest('Invalid value for field: name')
  refuseBoth({ ...sides(playlist), ...readSides(call) })
  playlist.describe({ name, description: readString(body, 'description'), ...readSides(call) })
}

const sides = ({ isPublic, isCollaborative }: { isPublic: boolean; isCollaborative: boolean }) => ({
  isPublic,
  isCollaborative,
})

/** Only what the request names. */
function readSides(call: Call): { isPublic?: boolean; isCollaborative?: boolean } {
  const body = readBody(call)
  const isPublic = readBoolean(body, 'public')
  const isCollaborative = readBoolean(body, 'collaborative')
  return { ...(isPublic !== undefined && { isPublic }), ...(isCollaborative !== undefined && { isCollaborative }) }
}

function refuseBoth({ isPublic, isCollaborative }: { isPublic: boolean; isCollaborative: boolean }): void {
  if (isPublic && isCollaborative) throw badRequest('Collaborative playlists can not be public')
}

/** @throws {WebApiError} 400 when the text is not base64, or the image does not begin as a JPEG does */
function readJpeg(text: string): Buffer {
  const base64 = text.replaceAll(/\s/g, '')
  const image = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0)
  if (image[0] !== 0xff || image[1] !== 0xd8 || image[2] !== 0xff) throw badRequest('Invalid image')
  return image
}
