import type { Requirement, UriType } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'

/** What a scope does for a call: the call always needs it, sometimes needs it, or has more in its answer with it. */
export interface ScopeRole {
  kind: 'needed' | 'conditional' | 'fields' | 'rows'
  /** The role in a few words, for this call. */
  words: string
}

/** The role of a scope in a requirement; undefined where the requirement does not name it. */
export function roleOf(scope: Scope, requirement: Requirement): ScopeRole | undefined {
  if (requirement.all?.includes(scope)) return { kind: 'needed', words: neededWith(scope, requirement.all) }
  if (requirement.any?.includes(scope)) return { kind: 'conditional', words: 'this one or another' }
  return bySide(scope, requirement) ?? byType(scope, requirement) ?? adding(scope, requirement)
}

function neededWith(scope: Scope, all: readonly Scope[]): string {
  const others = all.filter((other) => other !== scope)
  return others.length > 0 ? `needed, with ${others.join(' and ')}` : 'needed'
}

function bySide(scope: Scope, { kind, visibility }: Requirement): ScopeRole | undefined {
  const side = visibility?.private === scope ? 'private' : visibility?.public === scope ? 'public' : undefined
  if (!side) return undefined
  return { kind: 'conditional', words: kind === 'by-request' ? `to have it ${side}` : `for ${side} playlists` }
}

const plurals: Record<UriType, string> = {
  track: 'songs',
  album: 'albums',
  episode: 'episodes',
  show: 'shows',
  audiobook: 'audiobooks',
  artist: 'artists',
  user: 'people',
  playlist: 'playlists',
}

/** The URI types for which an operation needs this scope. */
export function uriTypesOf(scope: Scope, { uriTypes }: Requirement): UriType[] {
  const types = Object.keys(uriTypes ?? {}) as UriType[]
  return types.filter((type) => uriTypes?.[type] === scope)
}

/** `songs, albums and shows` */
export function uriTypeWords(types: readonly UriType[]): string {
  const [last, ...before] = types.map((type) => plurals[type]).toReversed()
  return before.length > 0 ? `${before.toReversed().join(', ')} and ${last}` : (last ?? '')
}

function byType(scope: Scope, requirement: Requirement): ScopeRole | undefined {
  const types = uriTypesOf(scope, requirement)
  return types.length > 0 ? { kind: 'conditional', words: `for ${uriTypeWords(types)}` } : undefined
}

function adding(scope: Scope, { fields, rows }: Requirement): ScopeRole | undefined {
  const names = fields?.[scope]
  if (names) return { kind: 'fields', words: `adds ${names.join(', ')}` }
  return rows?.includes(scope) ? { kind: 'rows', words: 'adds rows' } : undefined
}
