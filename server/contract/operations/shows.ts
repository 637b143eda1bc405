import type { OperationRow } from './operation-row.ts'
import { idInPath, ids, market, page } from './parameter-rows.ts'
import { gone } from './removed.ts'
import { none, resumePoint } from './requirement-rows.ts'

export const showsOperations = {
  'get-a-show': {
    method: 'GET',
    path: '/shows/{id}',
    title: 'A show',
    requirement: resumePoint,
    parameters: { id: idInPath('show'), market },
  },
  'get-a-shows-episodes': {
    method: 'GET',
    path: '/shows/{id}/episodes',
    title: 'A show’s episodes',
    requirement: resumePoint,
    parameters: { id: idInPath('show'), market, ...page },
  },
  'get-multiple-shows': {
    method: 'GET',
    path: '/shows',
    title: 'Several shows',
    requirement: none,
    parameters: { ids: ids('show', 50), market },
    ...gone,
    replacement: ['get-a-show'],
  },
} as const satisfies Record<string, OperationRow>
