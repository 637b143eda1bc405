import type { OperationRow } from './operation-row.ts'
import { gone, goneBefore } from './removed.ts'
import { none } from './requirement-rows.ts'

export const tracksOperations = {
  'get-track': { method: 'GET', path: '/tracks/{id}', title: 'A track', requirement: none },
  'get-several-tracks': {
    method: 'GET',
    path: '/tracks',
    title: 'Several tracks',
    requirement: none,
    ...gone,
    replacement: ['get-track'],
  },
  'get-several-audio-features': {
    method: 'GET',
    path: '/audio-features',
    title: 'Audio features of several tracks',
    requirement: none,
    ...goneBefore,
  },
  'get-audio-features': {
    method: 'GET',
    path: '/audio-features/{id}',
    title: 'Audio features',
    requirement: none,
    ...goneBefore,
  },
  'get-audio-analysis': {
    method: 'GET',
    path: '/audio-analysis/{id}',
    title: 'Audio analysis',
    requirement: none,
    ...goneBefore,
  },
  'get-recommendations': {
    method: 'GET',
    path: '/recommendations',
    title: 'Recommendations',
    requirement: none,
    ...goneBefore,
  },
} as const satisfies Record<string, OperationRow>
