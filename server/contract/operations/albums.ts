import type { OperationRow } from './operation-row.ts'
import { gone } from './removed.ts'
import { none } from './requirement-rows.ts'

export const albumsOperations = {
  'get-an-album': { method: 'GET', path: '/albums/{id}', title: 'An album', requirement: none },
  'get-an-albums-tracks': {
    method: 'GET',
    path: '/albums/{id}/tracks',
    title: 'An album’s tracks',
    requirement: none,
  },
  'get-multiple-albums': {
    method: 'GET',
    path: '/albums',
    title: 'Several albums',
    requirement: none,
    ...gone,
    replacement: ['get-an-album'],
  },
  'get-new-releases': {
    method: 'GET',
    path: '/browse/new-releases',
    title: 'New releases',
    requirement: none,
    ...gone,
  },
} as const satisfies Record<string, OperationRow>
