import type { OperationRow } from './operation-row.ts'
import { gone } from './removed.ts'
import { none } from './requirement-rows.ts'

export const chaptersOperations = {
  'get-a-chapter': { method: 'GET', path: '/chapters/{id}', title: 'A chapter', requirement: none },
  'get-several-chapters': {
    method: 'GET',
    path: '/chapters',
    title: 'Several chapters',
    requirement: none,
    ...gone,
    replacement: ['get-a-chapter'],
  },
} as const satisfies Record<string, OperationRow>
