import { type OperationId, operation, operationGroups, operationIds } from '@scopedeck/server/contract/operations.ts'
import { judge, namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { ScopeState } from '../../shared/elements/scope-chip.tsx'
import { matchesAll, searchWords } from '../../shared/find.ts'
import { callDescriptions } from '../call-descriptions.ts'

interface CallGroup {
  heading: string
  ids: OperationId[]
}

/** The calls that a search finds, by group. Calls that are refused to new clients come last. */
export function findCalls(find: string): CallGroup[] {
  const words = searchWords(find)
  const found = operationIds.filter((id) => matchesAll(textOf(id), words))
  const live = Object.entries(operationGroups).map(([group, heading]) => ({
    heading,
    ids: found.filter((id) => operation(id).group === group && !operation(id).removedSince),
  }))
  const gone = { heading: 'Gone for new apps', ids: found.filter((id) => operation(id).removedSince) }
  return [...live, gone].filter(({ ids }) => ids.length > 0)
}

function textOf(id: OperationId): string {
  const { title, method, path, group, requirement } = operation(id)
  return [title, method, path, id, operationGroups[group], callDescriptions[id], ...namedScopes(requirement)].join(' ')
}

/** Whether the grant allows a call. A call that is refused to new clients is `gone`, whatever the grant. */
export const callStates = {
  allowed: { mark: 'granted', word: 'allowed' },
  conditional: { mark: 'conditional', word: 'depends' },
  blocked: { mark: 'missing', word: 'blocked' },
  gone: { mark: 'gone', word: 'gone' },
} as const satisfies Record<string, { mark: ScopeState; word: string }>
export type CallState = keyof typeof callStates

/** @param granted the granted scopes; `undefined` when nobody is signed in: then every call is blocked */
export function callState(id: OperationId, granted: ReadonlySet<string> | undefined): CallState {
  const { requirement, removedSince } = operation(id)
  if (removedSince) return 'gone'
  return granted ? judge(requirement, granted).state : 'blocked'
}
