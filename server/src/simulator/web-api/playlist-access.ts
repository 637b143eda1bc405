import type { Visibility } from '../../../contract/requirements.ts'
import type { Playlist } from '../world/playlist.ts'
import type { Call } from './call.ts'
import { forbidden, notFound } from './errors.ts'
import { readId } from './parameters.ts'

/** Every account sees public playlists; private ones only their owner and collaborators. This is enough to play one. */
export function isVisible({ account }: Call, playlist: Playlist): boolean {
  return playlist.isPublic || playlist.isSharedWith(account.id)
}

/**
 * Spotify's own were withdrawn for clients in development mode in November 2024: they answer as if they weren't there.
 */
export function isReadable(call: Call, playlist: Playlist): boolean {
  return isVisible(call, playlist) && !(call.mode === 'development' && playlist.isSpotifys)
}

/**
 * The account's own list. Rows for which a scope is missing are left out without a word: private playlists, those followed
 * privately, and those that others share with the account.
 */
export function listedPlaylists({ account, scopes }: Call): Playlist[] {
  const isListed = (playlist: Playlist) => {
    const isShared = playlist.isCollaborative && !playlist.isOwnedBy(account.id)
    if (isShared) return scopes.has('playlist-read-collaborative')
    const isPrivate = !playlist.isPublic || account.privateFollows.has(playlist.id)
    return !isPrivate || scopes.has('playlist-read-private')
  }
  return account.library.playlist.rows.map(({ item }) => item).filter(isListed)
}

/**
 * The playlist in the address.
 * @throws {WebApiError} 400 when it does not have the form of an id, 404 when the account may not see it
 */
export function findPlaylist(call: Call): Playlist {
  const playlist = call.world.playlists.get(readId(call, 'playlist_id'))
  if (!playlist || !isReadable(call, playlist)) throw notFound()
  return playlist
}

/** The visibility that decides which scope is needed. */
export function visibilityOf({
  isPublic,
  isCollaborative,
}: Pick<Playlist, 'isPublic' | 'isCollaborative'>): Visibility {
  return isPublic && !isCollaborative ? 'public' : 'private'
}

/** @throws {WebApiError} 403 unless the account is the owner */
export function ownPlaylist(call: Call): Playlist {
  const playlist = findPlaylist(call)
  if (!playlist.isOwnedBy(call.account.id)) throw forbidden()
  return playlist
}

/** @throws {WebApiError} 403 unless the account is the owner or a collaborator */
export function sharedPlaylist(call: Call): Playlist {
  const playlist = findPlaylist(call)
  if (!playlist.isSharedWith(call.account.id)) throw forbidden()
  return playlist
}
