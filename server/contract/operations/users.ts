import type { Parameter } from '../parameters.ts'
import type { OperationRow } from './operation-row.ts'
import { choice, idInPath, page } from './parameter-rows.ts'
import { newDetails } from './playlist-parameters.ts'
import { gone } from './removed.ts'
import { all, createByRequest, none } from './requirement-rows.ts'

const timeRange: Parameter = {
  ...choice(['medium_term', 'short_term', 'long_term'], 'Over half a year, the last weeks, or about a year.'),
  default: 'medium_term',
}

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
    parameters: {},
  },
  'get-users-top-artists': {
    method: 'GET',
    path: '/me/top/artists',
    title: 'Top artists',
    requirement: all('user-top-read'),
    parameters: { time_range: timeRange, ...page },
  },
  'get-users-top-tracks': {
    method: 'GET',
    path: '/me/top/tracks',
    title: 'Top tracks',
    requirement: all('user-top-read'),
    parameters: { time_range: timeRange, ...page },
  },
  'get-users-profile': {
    method: 'GET',
    path: '/users/{user_id}',
    title: 'Someone’s profile',
    requirement: none,
    parameters: { user_id: idInPath('user') },
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
    parameters: { user_id: idInPath('user'), ...page },
    ...gone,
    replacement: ['get-a-list-of-current-users-playlists'],
  },
  'create-playlist-for-user': {
    method: 'POST',
    path: '/users/{user_id}/playlists',
    title: 'Create a playlist for someone',
    requirement: createByRequest,
    parameters: { user_id: idInPath('user'), ...newDetails },
    ...gone,
    replacement: ['create-playlist'],
  },
} as const satisfies Record<string, OperationRow>
