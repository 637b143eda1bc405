import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'

/** Only a GET can be repeated without a change, and only a call that names scopes can answer differently. */
export function canCompare(id: OperationId): boolean {
  const { method, requirement } = operation(id)
  return method === 'GET' && namedScopes(requirement).length > 0
}
