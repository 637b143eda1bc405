import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'

/**
 * The method of the Python SDK for a call, as `playlists.get_playlist`; `undefined` where the SDK has none, or one that
 * sends something else than Spotify wants.
 */
export function sdkMethod(id: OperationId): string | undefined {
  if (withoutMethod.has(id)) return undefined
  return `${controllerOf(id)}.${otherNames[id] ?? id.replaceAll('-', '_')}`
}

/** Eight calls are younger than the SDK. Its upload says that it is JSON, and its way to save songs knows no body alone. */
const withoutMethod: ReadonlySet<OperationId> = new Set([
  'save-library-items',
  'remove-library-items',
  'check-library-contains',
  'create-playlist',
  'get-playlists-items',
  'add-items-to-playlist',
  'reorder-or-replace-playlists-items',
  'remove-items-playlist',
  'upload-custom-playlist-cover',
  'save-tracks-user',
])

const otherNames: Partial<Record<OperationId, string>> = { 'create-playlist-for-user': 'create_playlist' }

/** The SDK sorts most methods as our groups do, and what is saved by its own kind: `/me/tracks` with the tracks. */
function controllerOf(id: OperationId): string {
  const { group, path } = operation(id)
  const kind = path.split('/')[2] ?? ''
  return otherControllers[id] ?? (group !== 'library' ? group : kind === 'following' ? 'users' : kind)
}

const otherControllers: Partial<Record<OperationId, string>> = {
  'follow-playlist': 'users',
  'unfollow-playlist': 'users',
  'check-if-user-follows-playlist': 'users',
  'get-list-users-playlists': 'playlists',
  'create-playlist-for-user': 'playlists',
  'get-featured-playlists': 'playlists',
  'get-a-categories-playlists': 'playlists',
  'get-categories': 'categories',
  'get-a-category': 'categories',
  'get-recommendation-genres': 'genres',
  'get-available-markets': 'markets',
}
