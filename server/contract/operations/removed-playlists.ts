import type { OperationRow } from './operation-row.ts'
import { additionalTypes, fields, idInPath, limit, market, offset, yesOrNo } from './parameter-rows.ts'
import { additions, changes, removals } from './playlist-parameters.ts'
import { checkGone, gone, removeGone, saveGone } from './removed.ts'
import { all, followByRequest, modifyByVisibility, none } from './requirement-rows.ts'

export const removedPlaylistsOperations = {
  'get-playlists-tracks': {
    method: 'GET',
    path: '/playlists/{playlist_id}/tracks',
    title: 'A playlist’s tracks',
    requirement: all('playlist-read-private'),
    parameters: {
      playlist_id: idInPath('playlist'),
      market,
      fields: fields('total,items(added_at,track(name,uri))'),
      limit: limit(100),
      offset: offset(),
      additional_types: additionalTypes,
    },
    ...gone,
    replacement: ['get-playlists-items'],
  },
  'add-tracks-to-playlist': {
    method: 'POST',
    path: '/playlists/{playlist_id}/tracks',
    title: 'Add tracks to a playlist',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...additions },
    ...gone,
    replacement: ['add-items-to-playlist'],
  },
  'reorder-or-replace-playlists-tracks': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/tracks',
    title: 'Reorder or replace tracks',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...changes },
    ...gone,
    replacement: ['reorder-or-replace-playlists-items'],
  },
  'remove-tracks-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/tracks',
    title: 'Remove tracks',
    requirement: modifyByVisibility,
    parameters: { playlist_id: idInPath('playlist'), ...removals('tracks') },
    ...gone,
    replacement: ['remove-items-playlist'],
  },
  'follow-playlist': {
    method: 'PUT',
    path: '/playlists/{playlist_id}/followers',
    title: 'Follow a playlist',
    requirement: followByRequest,
    parameters: {
      playlist_id: idInPath('playlist'),
      public: { ...yesOrNo('Whether others see that it is followed.'), default: true },
    },
    ...saveGone,
  },
  'unfollow-playlist': {
    method: 'DELETE',
    path: '/playlists/{playlist_id}/followers',
    title: 'Unfollow a playlist',
    requirement: followByRequest,
    parameters: { playlist_id: idInPath('playlist') },
    ...removeGone,
  },
  'check-if-user-follows-playlist': {
    method: 'GET',
    path: '/playlists/{playlist_id}/followers/contains',
    title: 'Do I follow this playlist?',
    requirement: none,
    parameters: {
      playlist_id: idInPath('playlist'),
      ids: {
        in: 'query',
        kind: 'ids',
        maxItems: 1,
        of: 'user',
        example: ['ada'],
        words: 'Your own account, and no other.',
      },
    },
    ...checkGone,
  },
} as const satisfies Record<string, OperationRow>
