import type { OperationRow } from './operation-row.ts'
import { idInPath, ids, market, page } from './parameter-rows.ts'
import { gone } from './removed.ts'
import { resumePoint } from './requirement-rows.ts'

export const audiobooksOperations = {
  'get-an-audiobook': {
    method: 'GET',
    path: '/audiobooks/{id}',
    title: 'An audiobook',
    requirement: resumePoint,
    parameters: { id: idInPath('audiobook'), market },
  },
  'get-audiobook-chapters': {
    method: 'GET',
    path: '/audiobooks/{id}/chapters',
    title: 'An audiobook’s chapters',
    requirement: resumePoint,
    parameters: { id: idInPath('audiobook'), market, ...page },
  },
  'get-multiple-audiobooks': {
    method: 'GET',
    path: '/audiobooks',
    title: 'Several audiobooks',
    requirement: resumePoint,
    parameters: { ids: ids('audiobook', 50), market },
    ...gone,
    replacement: ['get-an-audiobook'],
  },
} as const satisfies Record<string, OperationRow>
