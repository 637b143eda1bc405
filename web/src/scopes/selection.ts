import {
  isScope,
  type Scope,
  type ScopeGroup,
  scopeCatalogue,
  scopeGroups,
  scopes,
} from '@scopedeck/server/contract/scopes.ts'

export interface Selection {
  /** The ticked scopes, in the order of the catalogue, each once. */
  scopes: readonly Scope[]
  /** Names in the address that are no scope. The picker shows them and never asks for them. */
  unknown: readonly string[]
  /** Whether Spotify shall show its consent page even where it would not ask again. */
  showDialog: boolean
}

/** The scopes in the order of the catalogue, each once: so equal selections have equal addresses. */
export function inOrder(chosen: Iterable<Scope>): Scope[] {
  const wanted = new Set(chosen)
  return scopes.filter((scope) => wanted.has(scope))
}

/**
 * Parses the selection in an address.
 * @param granted the selection where the address has no `scope`: the present grant
 */
export function readSelection(search: URLSearchParams, granted: Iterable<Scope> = []): Selection {
  const names = search
    .getAll('scope')
    .flatMap((value) => value.split(/[\s,]+/))
    .filter(Boolean)
  return {
    scopes: inOrder(search.has('scope') ? names.filter(isScope) : granted),
    unknown: [...new Set(names.filter((name) => !isScope(name)))],
    showDialog: search.get('show_dialog') === 'true',
  }
}

/** The search of a selection’s address, with `?`. An empty selection is `?scope=`: without it, the grant is selected. */
export function selectionSearch(chosen: Iterable<Scope>, showDialog: boolean): string {
  return `?scope=${inOrder(chosen).join('+')}${showDialog ? '&show_dialog=true' : ''}`
}

export function toggled(chosen: readonly Scope[], scope: Scope): Scope[] {
  return chosen.includes(scope) ? chosen.filter((other) => other !== scope) : inOrder([...chosen, scope])
}

export function scopesOf(group: ScopeGroup): Scope[] {
  return scopes.filter((scope) => scopeCatalogue[scope].group === group)
}

/** The selection with all or none of a group; other groups do not change. */
export function withGroup(chosen: readonly Scope[], group: ScopeGroup, which: 'all' | 'none'): Scope[] {
  const members = scopesOf(group)
  if (which === 'all') return inOrder([...chosen, ...members])
  return chosen.filter((scope) => !members.includes(scope))
}

export function isSame(one: Iterable<Scope>, other: Iterable<Scope>): boolean {
  return inOrder(one).join() === inOrder(other).join()
}

export const groupIds = Object.keys(scopeGroups) as ScopeGroup[]

/** The name of a group for narrow places. */
export function shortName(group: ScopeGroup): string {
  return group === 'history' ? 'History' : scopeGroups[group]
}

/** The id of a group’s heading element. */
export function groupHeadingId(group: ScopeGroup): string {
  return `group-${group}`
}
