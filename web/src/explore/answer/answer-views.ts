import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { CallAnswer } from '../call-answer.ts'
import { parseJson } from '../json.ts'
import { picturesIn, resourcesIn } from '../resources.ts'

/** Ways to look at an answer. */
export const views = {
  problem: 'Problem',
  tree: 'Tree',
  preview: 'Preview',
  raw: 'Raw',
  headers: 'Headers',
  compare: 'Compare',
} as const
export type View = keyof typeof views

/** What there is to look at, the first before anything was chosen. */
export function viewsOf({ id, text, problem }: CallAnswer): View[] {
  const json = parseJson(text)
  return [
    ...(problem ? (['problem'] as const) : []),
    ...(json === undefined ? [] : (['tree'] as const)),
    ...(!problem && (resourcesIn(json, 1).length > 0 || picturesIn(json).length > 0) ? (['preview'] as const) : []),
    ...(text === '' ? [] : (['raw'] as const)),
    'headers',
    ...(canCompare(id) ? (['compare'] as const) : []),
  ]
}

/** Only what reads can be made again for a look, and only where scopes play a part is there a difference. */
export function canCompare(id: OperationId): boolean {
  const { method, requirement } = operation(id)
  return method === 'GET' && namedScopes(requirement).length > 0
}
