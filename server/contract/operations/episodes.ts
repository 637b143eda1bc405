import type { OperationRow } from './operation-row.ts'
import { idInPath, ids, market } from './parameter-rows.ts'
import { gone } from './removed.ts'
import { resumePoint } from './requirement-rows.ts'

export const episodesOperations = {
  'get-an-episode': {
    method: 'GET',
    path: '/episodes/{id}',
    title: 'An episode',
    requirement: resumePoint,
    parameters: { id: idInPath('episode'), market },
  },
  'get-multiple-episodes': {
    method: 'GET',
    path: '/episodes',
    title: 'Several episodes',
    requirement: resumePoint,
    parameters: { ids: ids('episode', 50), market },
    ...gone,
    replacement: ['get-an-episode'],
  },
} as const satisfies Record<string, OperationRow>
