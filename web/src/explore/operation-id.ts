import { type OperationId, operationCatalogue } from '@scopedeck/server/contract/operations.ts'

export function isOperationId(value: unknown): value is OperationId {
  return typeof value === 'string' && Object.hasOwn(operationCatalogue, value)
}
