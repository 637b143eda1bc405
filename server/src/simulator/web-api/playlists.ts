import { readBody, readBoolean, readString } from './body.ts'
import { type Call, created, type Endpoints, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { selectFields } from './fields.ts'
import { playlistObject, simplifiedPlaylist } from './objects/playlist.ts'
import { pageOf } from './paging.ts'
import { findPlaylist, ownPlaylist, visibilityOf } from './playlist-access.ts'

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
} satisfies Endpoints

/** Without the scope, what others opened to the account is silently missing. */
function listedPlaylists({ account, scopes }: Call) {
  const seesShared = scopes.has('playlist-read-collaborative')
  const playlists = account.library.playlist.rows.map(({ item }) => item)
  return playlists.filter((playlist) => seesShared || !playlist.isCollaborative || playlist.isOwnedBy(account.id))
}

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
