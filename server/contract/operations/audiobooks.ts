import type { OperationRow } from './operation-row.ts'
import { gone } from './removed.ts'
import { none } from './requirement-rows.ts'

export const audiobooksOperations = {
  'get-an-audiobook': {
    method: 'GET',
    path: '/audiobooks/{id}',
    title: 'An audiobook',
    requirement: none,
  },
  'get-audiobook-chapters': {
    method: 'GET',
    path: '/audiobooks/{id}/chapters',
    title: 'An audiobook’s chapters',
    requirement: none,
  },
  'get-multiple-audiobooks': {
    method: 'GET',
    path: '/audiobooks',
    title: 'Several audiobooks',
    requirement: none,
    ...gone,
    replacement: ['get-an-audiobook'],
  },
} as const satisfies Record<string, OperationRow>
