import {
  isScope,
  type Scope,
  type ScopeGroup,
  scopeCatalogue,
  scopeGroups,
  scopes,
} from '@scopedeck/server/contract/scopes.ts'

export interface Selection {
  /** In the catalogue's order, each once. */
  scopes: readonly Scope[]
  /** Names in the address that are no scope. They are told, and never asked for. */
  unknown: readonly string[]
  showDialog: boolean
}

/** In the catalogue's order, each once: equal selections have equal addresses. */
export function inOrder(chosen: Iterable<string>): Scope[] {
  const wanted = new Set(chosen)
  return scopes.filter((scope) => wanted.has(scope))
}

/**
 * Reads what an address selects.
 * @param standing what is selected where the address says nothing: the grant as it is
 */
export function readSelection(search: URLSearchParams, standing: Iterable<string> = []): Selection {
  const names = search
    .getAll('scope')
    .flatMap((value) => value.split(/[\s,]+/))
    .filter(Boolean)
  return {
    scopes: inOrder(search.has('scope') ? names : standing),
    unknown: [...new Set(names.filter((name) => !isScope(name)))],
    showDialog: search.get('show_dialog') === 'true',
  }
}

/** The address of a selection, from the question mark on. An empty one says so: a bare address means the grant as it is. */
export function selectionSearch(chosen: Iterable<string>, showDialog: boolean): string {
  return `?scope=${inOrder(chosen).join('+')}${showDialog ? '&show_dialog=true' : ''}`
}

export function toggled(chosen: readonly Scope[], scope: Scope): Scope[] {
  return chosen.includes(scope) ? chosen.filter((other) => other !== scope) : inOrder([...chosen, scope])
}

export function scopesOf(group: ScopeGroup): Scope[] {
  return scopes.filter((scope) => scopeCatalogue[scope].group === group)
}

/** All of a group, or none of it; the other groups stay. */
export function withGroup(chosen: readonly Scope[], group: ScopeGroup, which: 'all' | 'none'): Scope[] {
  const members = scopesOf(group)
  if (which === 'all') return inOrder([...chosen, ...members])
  return chosen.filter((scope) => !members.includes(scope))
}

export function isSame(one: Iterable<string>, other: Iterable<string>): boolean {
  return inOrder(one).join() === inOrder(other).join()
}

export const groupIds = Object.keys(scopeGroups) as ScopeGroup[]

/** The name of a group where room is short. */
export function shortName(group: ScopeGroup): string {
  return group === 'history' ? 'History' : scopeGroups[group]
}

/** The id of a group’s heading in the document. */
export function groupHeadingId(group: ScopeGroup): string {
  return `group-${group}`
}
