import type { OperationRow } from './operation-row.ts'
import { none } from './requirement-rows.ts'

export const searchOperations = {
  search: { method: 'GET', path: '/search', title: 'Search', requirement: none },
} as const satisfies Record<string, OperationRow>
