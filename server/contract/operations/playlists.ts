import type { OperationRow } from './operation-row.ts'
import { all, createByRequest, modifyBySide, modifyByVisibility, readByVisibility } from './requirement-rows.ts'

export const playlistsOperations = {
  'get-a-list-of-current-users-playlists': {
    method: 'GET',
    path: '/me/playlists',
    title: 'My playlists',
    requirement: {
      kind: 'all',
      confidence: 'observed',
      all: ['playlist-read-private'],
      rows: ['playlist-read-collaborative'],
    },
  },
  'create-playlist': {
    method: 'POST',
    path: '/me/playlists',
    title: 'Create a playlist',
    requirement: createByRequest,
  },
  'get-playlist': {
    method: 'GET',
    path: '/playlists/{playlist_id}',
    title: 'A playlist',
    requirement: readByVisibility,
  },
  'change-playlist-details': {
    method: 'PUT',
    path: '/playlists/{playlist_id}',
    title: 'Rename or describe a playlist',
    requirement: modifyByVisibility,
  },
  'get-playlists-items': {
    method: 'GET',
    path: '/playlists/{playlist_id}/items',
    title: 'A playlist’s items',
    requirement: all('playlist-read-private'),
  },
  'add-items-to-playlist': {
    method: 'POST',
    path: '/playlists/{playlist_id}/items',
    title: 'Add items to a playlist',
    requirement: modifyByVisibility,
  },
  'reorder-or-replace-playlists-items': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/items',
    title: 'Reorder or replace items',
    requirement: modifyByVisibility,
  },
  'remove-items-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/items',
    title: 'Remove items',
    requirement: modifyByVisibility,
  },
  'get-playlist-cover': {
    method: 'GET',
    path: '/playlists/{playlist_id}/images',
    title: 'Cover image',
    requirement: readByVisibility,
  },
  'upload-custom-playlist-cover': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/images',
    title: 'Upload a cover image',
    requirement: { kind: 'by-visibility', confidence: 'spec', all: ['ugc-image-upload'], visibility: modifyBySide },
  },
} as const satisfies Record<string, OperationRow>
