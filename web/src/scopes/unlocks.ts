import { type Operation, type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { type Scope, scopeCatalogue, scopeGroups, scopes } from '@scopedeck/server/contract/scopes.ts'
import { roleOf, type ScopeRole } from '../lens/scope-role.ts'
import { counted } from '../shared/clock.ts'
import { matchesAll, searchWords } from '../shared/find.ts'

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

export interface Found {
  scope: Scope
  /** The call that matched, where nothing in the row itself did. */
  through?: Unlock
}

/** The scopes that a search finds: by name, words and group, or by a call that they open. */
export function findScopes(find: string): Found[] {
  const words = searchWords(find)
  return scopes.flatMap((scope): Found[] => {
    if (matchesAll(textOf(scope), words)) return [{ scope }]
    const { live, gone } = unlocksOf(scope)
    const through = [...live, ...gone].find(({ id, row }) =>
      matchesAll(`${row.title} ${row.method} ${row.path} ${id}`, words),
    )
    return through ? [{ scope, through }] : []
  })
}

function textOf(scope: Scope): string {
  const { group, sentence, consent, access } = scopeCatalogue[scope]
  return `${scope} ${sentence} ${consent} ${access} ${scopeGroups[group]}`
}

/** The screens that scopes name by address, in words. */
const names: Record<string, string> = {
  '/': 'Deck',
  '/player': 'Player',
  '/playlists': 'Playlists',
  '/playlists/:id': 'One playlist',
  '/account': 'Account',
}

interface ScreenLink {
  name: string
  /** Left out where the address has a part that only another screen fills in. */
  to?: string
}

export function screenLink(path: string): ScreenLink {
  return { name: names[path] ?? path, ...(path.includes(':') ? {} : { to: path }) }
}

const nothingVisible =
  'A client id in development mode gets none of these fields: there it buys nothing that can be seen.'

/** What to know of a scope before it is asked for. @see https://developer.spotify.com/documentation/web-playback-sdk */
export const scopeNotes: Partial<Record<Scope, string>> = {
  streaming:
    'Only Spotify’s Web Playback SDK uses it, and that wants an access token in the browser. This app gives none out.',
  'app-remote-control': 'Only Spotify’s SDKs for iOS and Android use it.',
  'user-read-private': nothingVisible,
  'user-read-email': nothingVisible,
}
