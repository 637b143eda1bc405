import { type OperationId, operation, operationGroups, operationIds } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import { matchesAll, searchWords } from '../../shared/find.ts'
import { callDescriptions } from '../call-descriptions.ts'

export interface CallGroup {
  heading: string
  ids: OperationId[]
}

/** The calls that a search finds, under their headings; what is gone for new apps stands at the end. */
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
