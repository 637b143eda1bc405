import type { Person } from '../world/person.ts'
import { readBody, readBoolean } from './body.ts'
import { type Call, created, type Endpoints, ok } from './call.ts'
import { forbidden, notFound } from './errors.ts'
import { playlistObject, simplifiedPlaylist } from './objects/playlist.ts'
import { publicUser } from './objects/user.ts'
import { pageOf } from './paging.ts'
import { findPlaylist, isVisible, listedPlaylists, visibilityOf } from './playlist-access.ts'
import { readNewPlaylist } from './playlists.ts'

/** Other people and their playlists: gone from development mode, answered in extended mode. */
export const userEndpoints = {
  'get-users-profile': { answer: (call) => ok(publicUser(findPerson(call), call)) },
  'get-list-users-playlists': {
    answer: (call) =>
      ok(pageOf(call, playlistsOf(call, findPerson(call)), (playlist) => simplifiedPlaylist(playlist, call))),
  },
  'create-playlist-for-user': {
    facts: (call) => ({ requestedVisibility: visibilityOf(readNewPlaylist(call)) }),
    answer: (call) => {
      if (findPerson(call).id !== call.account.id) throw forbidden('You cannot create a playlist for another user.')
      return created(playlistObject(call.world.createPlaylist(call.account, readNewPlaylist(call)), call))
    },
  },
  'follow-playlist': {
    facts: (call) => ({ requestedVisibility: isPrivateFollow(call) ? 'private' : 'public' }),
    answer: (call) => {
      const playlist = findPlaylist(call)
      call.account.library.playlist.add(playlist, call.world.now())
      if (isPrivateFollow(call)) call.account.privateFollows.add(playlist.id)
      return ok()
    },
  },
  'unfollow-playlist': {
    facts: (call) => ({
      requestedVisibility: call.account.privateFollows.has(findPlaylist(call).id) ? 'private' : 'public',
    }),
    answer: (call) => {
      const { id } = findPlaylist(call)
      call.account.library.playlist.remove(id)
      call.account.privateFollows.delete(id)
      return ok()
    },
  },
  'check-if-user-follows-playlist': {
    answer: (call) => ok([call.account.library.playlist.has(findPlaylist(call).id)]),
  },
} satisfies Endpoints

function findPerson({ world, params }: Call): Person {
  const person = world.findPerson(params.user_id ?? '')
  if (!person) throw notFound('No such user')
  return person
}

function isPrivateFollow(call: Call): boolean {
  return readBoolean(readBody(call), 'public') === false
}

/** A person's public playlists. One scope adds those shared with the account; the account's own list is as elsewhere. */
function playlistsOf(call: Call, owner: Person) {
  const { scopes, world, account } = call
  if (owner.id === account.id) return listedPlaylists(call)
  const theirs = [...world.playlists.values()].filter((playlist) => playlist.isOwnedBy(owner.id))
  return theirs.filter((playlist) => {
    if (playlist.isCollaborative) return isVisible(call, playlist) && scopes.has('playlist-read-collaborative')
    return playlist.isPublic
  })
}
