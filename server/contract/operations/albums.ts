import type { OperationRow } from './operation-row.ts'
import { idInPath, ids, market, page } from './parameter-rows.ts'
import { gone } from './removed.ts'
import { none } from './requirement-rows.ts'

export const albumsOperations = {
  'get-an-album': {
    method: 'GET',
    path: '/albums/{id}',
    title: 'An album',
    requirement: none,
    parameters: { id: idInPath('album'), market },
  },
  'get-an-albums-tracks': {
    method: 'GET',
    path: '/albums/{id}/tracks',
    title: 'An album’s tracks',
    requirement: none,
    parameters: { id: idInPath('album'), market, ...page },
  },
  'get-multiple-albums': {
    method: 'GET',
    path: '/albums',
    title: 'Several albums',
    requirement: none,
    parameters: { ids: ids('album', 20), market },
    ...gone,
    replacement: ['get-an-album'],
  },
  'get-new-releases': {
    method: 'GET',
    path: '/browse/new-releases',
    title: 'New releases',
    requirement: none,
    parameters: page,
    ...gone,
  },
} as const satisfies Record<string, OperationRow>
