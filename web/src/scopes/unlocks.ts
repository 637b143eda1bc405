import { type Operation, type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { roleOf, type ScopeRole } from '../lens/scope-role.ts'
import { counted } from '../shared/clock.ts'

export interface Unlock {
  id: OperationId
  row: Operation
  part: ScopeRole
}

export interface Unlocks {
  /** Calls that a client id made today still gets. */
  live: Unlock[]
  /** Calls that it is refused whatever the grant. */
  gone: Unlock[]
}

/** The calls in which a scope plays a part. */
export function unlocksOf(scope: Scope): Unlocks {
  const all = operationIds.flatMap((id): Unlock[] => {
    const row = operation(id)
    const part = roleOf(scope, row.requirement)
    return part ? [{ id, row, part }] : []
  })
  return { live: all.filter(({ row }) => !row.removedSince), gone: all.filter(({ row }) => row.removedSince) }
}

/** What a scope unlocks, in a word or two: how many calls, or what it adds to them. */
export function unlockWord({ live }: Unlocks): string {
  const opened = live.filter(({ part }) => part.kind === 'needed' || part.kind === 'conditional')
  if (opened.length > 0) return counted(opened.length, 'call')
  if (live.some(({ part }) => part.kind === 'fields')) return 'adds fields'
  return live.some(({ part }) => part.kind === 'rows') ? 'adds rows' : 'no call'
}
