import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { judge } from '@scopedeck/server/contract/requirements.ts'
import type { ScopeState } from '../../shared/elements/scope-chip.tsx'

/** How a call stands: by the grant, or gone whatever the grant. */
export const callStates = {
  allowed: { mark: 'granted', word: 'allowed' },
  conditional: { mark: 'conditional', word: 'depends' },
  blocked: { mark: 'missing', word: 'blocked' },
  gone: { mark: 'gone', word: 'gone' },
} as const satisfies Record<string, { mark: ScopeState; word: string }>
export type CallState = keyof typeof callStates

/** @param granted what the account has agreed to; `undefined` when nobody is signed in, for then no call goes through */
export function callState(id: OperationId, granted: ReadonlySet<string> | undefined): CallState {
  const { requirement, removedSince } = operation(id)
  if (removedSince) return 'gone'
  return granted ? judge(requirement, granted).state : 'blocked'
}
