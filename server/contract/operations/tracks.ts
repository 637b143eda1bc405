import type { OperationRow } from './operation-row.ts'
import { idInPath, ids, limit, market } from './parameter-rows.ts'
import { seeds, tuning } from './recommendation-parameters.ts'
import { gone, goneBefore } from './removed.ts'
import { none } from './requirement-rows.ts'

export const tracksOperations = {
  'get-track': {
    method: 'GET',
    path: '/tracks/{id}',
    title: 'A track',
    requirement: none,
    parameters: { id: idInPath('track'), market },
  },
  'get-several-tracks': {
    method: 'GET',
    path: '/tracks',
    title: 'Several tracks',
    requirement: none,
    parameters: { ids: ids('track', 50), market },
    ...gone,
    replacement: ['get-track'],
  },
  'get-several-audio-features': {
    method: 'GET',
    path: '/audio-features',
    title: 'Audio features of several tracks',
    requirement: none,
    parameters: { ids: ids('track', 100) },
    ...goneBefore,
  },
  'get-audio-features': {
    method: 'GET',
    path: '/audio-features/{id}',
    title: 'Audio features',
    requirement: none,
    parameters: { id: idInPath('track') },
    ...goneBefore,
  },
  'get-audio-analysis': {
    method: 'GET',
    path: '/audio-analysis/{id}',
    title: 'Audio analysis',
    requirement: none,
    parameters: { id: idInPath('track') },
    ...goneBefore,
  },
  'get-recommendations': {
    method: 'GET',
    path: '/recommendations',
    title: 'Recommendations',
    requirement: none,
    parameters: { limit: limit(100), market, ...seeds, ...tuning },
    ...goneBefore,
  },
} as const satisfies Record<string, OperationRow>
