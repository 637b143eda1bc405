import { type Operation, type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'

/** The parameters of an operation, by name. */
export function parametersOf(id: OperationId): Readonly<Record<string, Parameter>> {
  const row: Operation & { parameters?: Readonly<Record<string, Parameter>> } = operation(id)
  if (row.parameters) return row.parameters
  const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return Object.fromEntries(
    names.map((name) => [name, { in: 'path', kind: 'id', required: true, example: '', words: '' }]),
  )
}
