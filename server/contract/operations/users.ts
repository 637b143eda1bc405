import type { OperationRow } from './operation-row.ts'
import { gone } from './removed.ts'
import { all, createByRequest, none } from './requirement-rows.ts'

export const usersOperations = {
  'get-current-users-profile': {
    method: 'GET',
    path: '/me',
    title: 'My profile',
    requirement: {
      kind: 'gates-fields',
      confidence: 'spec',
      fields: { 'user-read-private': ['country', 'product', 'explicit_content'], 'user-read-email': ['email'] },
    },
  },
  'get-users-top-artists': {
    method: 'GET',
    path: '/me/top/artists',
    title: 'Top artists',
    requirement: all('user-top-read'),
  },
  'get-users-top-tracks': {
    method: 'GET',
    path: '/me/top/tracks',
    title: 'Top tracks',
    requirement: all('user-top-read'),
  },
  'get-users-profile': {
    method: 'GET',
    path: '/users/{user_id}',
    title: 'Someone’s profile',
    requirement: none,
    ...gone,
  },
  'get-list-users-playlists': {
    method: 'GET',
    path: '/users/{user_id}/playlists',
    title: 'Someone’s playlists',
    requirement: {
      kind: 'widens',
      confidence: 'inferred',
      rows: ['playlist-read-private', 'playlist-read-collaborative'],
    },
    ...gone,
    replacement: ['get-a-list-of-current-users-playlists'],
  },
  'create-playlist-for-user': {
    method: 'POST',
    path: '/users/{user_id}/playlists',
    title: 'Create a playlist for someone',
    requirement: createByRequest,
    ...gone,
    replacement: ['create-playlist'],
  },
} as const satisfies Record<string, OperationRow>
