import type { OperationRow } from './operation-row.ts'
import { cutLimit, idInPath, ids, market, offset } from './parameter-rows.ts'
import { gone, goneBefore } from './removed.ts'
import { none } from './requirement-rows.ts'

export const artistsOperations = {
  'get-an-artist': {
    method: 'GET',
    path: '/artists/{id}',
    title: 'An artist',
    requirement: none,
    parameters: { id: idInPath('artist') },
  },
  'get-an-artists-albums': {
    method: 'GET',
    path: '/artists/{id}/albums',
    title: 'An artist’s albums',
    requirement: none,
    parameters: {
      id: idInPath('artist'),
      include_groups: {
        in: 'query',
        kind: 'choices',
        values: ['album', 'single', 'appears_on', 'compilation'],
        example: ['album', 'single'],
        words: 'Which kinds of releases to list; all of them when left out.',
      },
      market,
      limit: cutLimit(0),
      offset: offset(),
    },
  },
  'get-multiple-artists': {
    method: 'GET',
    path: '/artists',
    title: 'Several artists',
    requirement: none,
    parameters: { ids: ids('artist', 50) },
    ...gone,
    replacement: ['get-an-artist'],
  },
  'get-an-artists-top-tracks': {
    method: 'GET',
    path: '/artists/{id}/top-tracks',
    title: 'An artist’s top tracks',
    requirement: none,
    parameters: { id: idInPath('artist'), market },
    ...gone,
  },
  'get-an-artists-related-artists': {
    method: 'GET',
    path: '/artists/{id}/related-artists',
    title: 'Related artists',
    requirement: none,
    parameters: { id: idInPath('artist') },
    ...goneBefore,
  },
} as const satisfies Record<string, OperationRow>
