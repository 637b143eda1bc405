import type { OperationRow } from './operation-row.ts'
import { additionalTypes, fields, idInPath, market, page } from './parameter-rows.ts'
import { additions, changedDetails, changes, cover, newDetails, removals } from './playlist-parameters.ts'
import { all, createByRequest, modifyBySide, modifyByVisibility, readByVisibility } from './requirement-rows.ts'

export const playlistsOperations = {
  'get-a-list-of-current-users-playlists': {
    method: 'GET',
    path: '/me/playlists',
    title: 'My playlists',
    requirement: {
      kind: 'widens',
      confidence: 'observed',
      rows: ['playlist-read-private', 'playlist-read-collaborative'],
    },
    parameters: page,
  },
  'create-playlist': {
    method: 'POST',
    path: '/me/playlists',
    title: 'Create a playlist',
    requirement: createByRequest,
    parameters: newDetails,
  },
  'get-playlist': {
    method: 'GET',
    path: '/playlists/{playlist_id}',
    title: 'A playlist',
    requirement: readByVisibility,
    parameters: {
      playlist_id: idInPath('playlist'),
      market,
      fields: fields('name,description,owner.display_name'),
      additional_types: additionalTypes,
    },
  },
  'change-playlist-details': {
    method: 'PUT',
    path: '/playlists/{playlist_id}',
    title: 'Rename or describe a playlist',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...changedDetails },
  },
  'get-playlists-items': {
    method: 'GET',
    path: '/playlists/{playlist_id}/items',
    title: 'A playlist’s items',
    requirement: all('playlist-read-private'),
    parameters: {
      playlist_id: idInPath('playlist'),
      market,
      fields: fields('total,items(added_at,item(name,uri))'),
      ...page,
      additional_types: additionalTypes,
    },
  },
  'add-items-to-playlist': {
    method: 'POST',
    path: '/playlists/{playlist_id}/items',
    title: 'Add items to a playlist',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...additions },
  },
  'reorder-or-replace-playlists-items': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/items',
    title: 'Reorder or replace items',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...changes },
  },
  'remove-items-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/items',
    title: 'Remove items',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...removals('items') },
  },
  'get-playlist-cover': {
    method: 'GET',
    path: '/playlists/{playlist_id}/images',
    title: 'Cover image',
    requirement: readByVisibility,
    parameters: { playlist_id: idInPath('playlist') },
  },
  'upload-custom-playlist-cover': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/images',
    title: 'Upload a cover image',
    requirement: { kind: 'by-visibility', confidence: 'spec', all: ['ugc-image-upload'], visibility: modifyBySide },
    parameters: { playlist_id: idInPath('playlist'), image: cover },
  },
} as const satisfies Record<string, OperationRow>
