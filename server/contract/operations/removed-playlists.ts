import type { OperationRow } from './operation-row.ts'
import { checkGone, gone, removeGone, saveGone } from './removed.ts'
import { all, followByRequest, modifyByVisibility, none } from './requirement-rows.ts'

export const removedPlaylistsOperations = {
  'get-playlists-tracks': {
    method: 'GET',
    path: '/playlists/{playlist_id}/tracks',
    title: 'A playlist’s tracks',
    requirement: all('playlist-read-private'),
    ...gone,
    replacement: ['get-playlists-items'],
  },
  'add-tracks-to-playlist': {
    method: 'POST',
    path: '/playlists/{playlist_id}/tracks',
    title: 'Add tracks to a playlist',
    requirement: modifyByVisibility,
    ...gone,
    replacement: ['add-items-to-playlist'],
  },
  'reorder-or-replace-playlists-tracks': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/tracks',
    title: 'Reorder or replace tracks',
    requirement: modifyByVisibility,
    ...gone,
    replacement: ['reorder-or-replace-playlists-items'],
  },
  'remove-tracks-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/tracks',
    title: 'Remove tracks',
    requirement: modifyByVisibility,
    ...gone,
    replacement: ['remove-items-playlist'],
  },
  'follow-playlist': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/followers',
    title: 'Follow a playlist',
    requirement: followByRequest,
    ...saveGone,
  },
  'unfollow-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/followers',
    title: 'Unfollow a playlist',
    requirement: followByRequest,
    ...removeGone,
  },
  'check-if-user-follows-playlist': {
    method: 'GET',
    path: '/playlists/{playlist_id}/followers/contains',
    title: 'Do I follow this playlist?',
    requirement: none,
    ...checkGone,
  },
} as const satisfies Record<string, OperationRow>
