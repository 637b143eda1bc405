import type { OperationRow } from './operation-row.ts'
import { gone, goneBefore } from './removed.ts'
import { none } from './requirement-rows.ts'

export const artistsOperations = {
  'get-an-artist': { method: 'GET', path: '/artists/{id}', title: 'An artist', requirement: none },
  'get-an-artists-albums': {
    method: 'GET',
    path: '/artists/{id}/albums',
    title: 'An artist’s albums',
    requirement: none,
  },
  'get-multiple-artists': {
    method: 'GET',
    path: '/artists',
    title: 'Several artists',
    requirement: none,
    ...gone,
    replacement: ['get-an-artist'],
  },
  'get-an-artists-top-tracks': {
    method: 'GET',
    path: '/artists/{id}/top-tracks',
    title: 'An artist’s top tracks',
    requirement: none,
    ...gone,
  },
  'get-an-artists-related-artists': {
    method: 'GET',
    path: '/artists/{id}/related-artists',
    title: 'Related artists',
    requirement: none,
    ...goneBefore,
  },
} as const satisfies Record<string, OperationRow>
