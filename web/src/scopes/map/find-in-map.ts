import { operation, operationGroups } from '@scopedeck/server/contract/operations.ts'
import { scopeCatalogue, scopeGroups, scopes } from '@scopedeck/server/contract/scopes.ts'
import { screenPaths, screenRow } from '@scopedeck/server/contract/screens.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { matchesAll, searchWords } from '../../shared/find.ts'
import { liveOperations } from '../least-set.ts'
import { isCall, isScreen, type NodeId } from './scope-map.ts'

/** The scopes, calls and screens that a search finds; `undefined` where nothing is searched. */
export function findInMap(find: string): NodeId[] | undefined {
  const words = searchWords(find)
  if (words.length === 0) return undefined
  return [...scopes, ...liveOperations, ...screenPaths].filter((node) => matchesAll(textOf(node), words))
}

function textOf(node: NodeId): string {
  if (isScreen(node)) return `${screenRow(node).name} ${node} screen`
  if (isCall(node)) {
    const { title, method, path, group } = operation(node)
    return `${title} ${method} ${path} ${operationGroups[group]}`
  }
  const scope = scopes.find((each) => each === node)
  if (!scope) return ''
  const { group, sentence, consent, access } = scopeCatalogue[scope]
  return `${scope} ${sentence} ${consent} ${access} ${scopeGroups[group]}`
}

/** `4 scopes, 9 calls and 2 screens found` */
export function foundWords(found: readonly NodeId[]): string {
  const calls = found.filter(isCall).length
  const screens = found.filter(isScreen).length
  const ofScopes = found.length - calls - screens
  return `${counted(ofScopes, 'scope')}, ${counted(calls, 'call')} and ${counted(screens, 'screen')} found`
}
