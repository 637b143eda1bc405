import { type Operation, type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeCatalogue, scopeGroups, scopes } from '@scopedeck/server/contract/scopes.ts'
import { type ScreenPath, screenRow } from '@scopedeck/server/contract/screens.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { roleOf, type ScopeRole } from '../lens/scope-role.ts'
import { matchesAll, searchWords } from '../shared/find.ts'

export interface Unlock {
  id: OperationId
  row: Operation
  role: ScopeRole
}

export interface Unlocks {
  /** Calls that Spotify still offers to a new client id. */
  live: Unlock[]
  /** Calls that Spotify has removed: it refuses them with any grant. */
  gone: Unlock[]
}

/** The calls whose requirement names a scope. */
export function unlocksOf(scope: Scope): Unlocks {
  const all = operationIds.flatMap((id): Unlock[] => {
    const row = operation(id)
    const role = roleOf(scope, row.requirement)
    return role ? [{ id, row, role }] : []
  })
  return { live: all.filter(({ row }) => !row.removedSince), gone: all.filter(({ row }) => row.removedSince) }
}

/** What a scope unlocks, in one or two words: how many calls, or what it adds to their answers. */
export function unlockWord({ live }: Unlocks): string {
  const opened = live.filter(({ role }) => role.kind === 'needed' || role.kind === 'conditional')
  if (opened.length > 0) return counted(opened.length, 'call')
  if (live.some(({ role }) => role.kind === 'fields')) return 'adds fields'
  return live.some(({ role }) => role.kind === 'rows') ? 'adds rows' : 'no call'
}

export interface Found {
  scope: Scope
  /** The call that matched, where the words of the scope did not. */
  byCall?: Unlock
}

/** The scopes that a search finds: by name, words and group, or by a call that they unlock. */
export function findScopes(find: string): Found[] {
  const words = searchWords(find)
  return scopes.flatMap((scope): Found[] => {
    if (matchesAll(textOf(scope), words)) return [{ scope }]
    const { live, gone } = unlocksOf(scope)
    const byCall = [...live, ...gone].find(({ id, row }) =>
      matchesAll(`${row.title} ${row.method} ${row.path} ${id}`, words),
    )
    return byCall ? [{ scope, byCall }] : []
  })
}

function textOf(scope: Scope): string {
  const { group, sentence, consent, access } = scopeCatalogue[scope]
  return `${scope} ${sentence} ${consent} ${access} ${scopeGroups[group]}`
}

interface ScreenLink {
  name: string
  /** Left out where the address has a parameter. */
  to?: string
}

export function screenLink(path: ScreenPath): ScreenLink {
  return { name: screenRow(path).name, ...(path.includes(':') ? {} : { to: path }) }
}

const nothingVisible =
  'A client id in development mode gets none of these fields, so there it makes no visible difference.'

/** What a person should know before asking for a scope. @see https://developer.spotify.com/documentation/web-playback-sdk */
export const scopeNotes: Partial<Record<Scope, string>> = {
  streaming:
    'Only Spotify’s Web Playback SDK uses it, and that takes an access token in the browser. This app hands none out.',
  'app-remote-control': 'Only Spotify’s SDKs for iOS and Android use it.',
  'user-read-private': nothingVisible,
  'user-read-email': nothingVisible,
}
