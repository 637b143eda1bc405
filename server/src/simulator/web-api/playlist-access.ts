import type { Visibility } from '../../../contract/requirements.ts'
import type { Playlist } from '../world/playlist.ts'
import type { Call } from './call.ts'
import { forbidden, notFound } from './errors.ts'
import { readId } from './parameters.ts'

/** Public ones are for everybody, the others for those who share them. Enough to play it. */
export function isVisible({ account }: Call, playlist: Playlist): boolean {
  return playlist.isPublic || playlist.isSharedWith(account.id)
}

/** Spotify's own were withdrawn for clients in development mode in November 2024: they answer as if they weren't there. */
export function isReadable(call: Call, playlist: Playlist): boolean {
  return isVisible(call, playlist) && !(call.mode === 'development' && playlist.isSpotifys)
}

/** The playlist in the address. @throws {WebApiError} 400 for what is no id, 404 for one that the caller may not know of */
export function findPlaylist(call: Call): Playlist {
  const playlist = call.world.playlists.get(readId(call, 'playlist_id'))
  if (!playlist || !isReadable(call, playlist)) throw notFound()
  return playlist
}

/** On which side it stands where scopes are concerned. */
export function visibilityOf({
  isPublic,
  isCollaborative,
}: Pick<Playlist, 'isPublic' | 'isCollaborative'>): Visibility {
  return isPublic && !isCollaborative ? 'public' : 'private'
}

/** @throws {WebApiError} 403 for anybody but the owner */
export function ownPlaylist(call: Call): Playlist {
  const playlist = findPlaylist(call)
  if (!playlist.isOwnedBy(call.account.id)) throw forbidden()
  return playlist
}

/** @throws {WebApiError} 403 for anybody but the owner and the collaborators */
export function sharedPlaylist(call: Call): Playlist {
  const playlist = findPlaylist(call)
  if (!playlist.isSharedWith(call.account.id)) throw forbidden()
  return playlist
}
