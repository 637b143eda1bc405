import type { OperationRow } from './operation-row.ts'
import { idInPath, ids, market } from './parameter-rows.ts'
import { gone } from './removed.ts'
import { resumePoint } from './requirement-rows.ts'

export const chaptersOperations = {
  'get-a-chapter': {
    method: 'GET',
    path: '/chapters/{id}',
    title: 'A chapter',
    requirement: resumePoint,
    parameters: { id: idInPath('chapter'), market },
  },
  'get-several-chapters': {
    method: 'GET',
    path: '/chapters',
    title: 'Several chapters',
    requirement: resumePoint,
    parameters: { ids: ids('chapter', 50), market },
    ...gone,
    replacement: ['get-a-chapter'],
  },
} as const satisfies Record<string, OperationRow>
