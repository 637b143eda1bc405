import { type ScopeGroup, scopeGroups } from '@scopedeck/server/contract/scopes.ts'

export const groupIds = Object.keys(scopeGroups) as ScopeGroup[]

/** The name of a group where room is short. */
export function shortName(group: ScopeGroup): string {
  return group === 'history' ? 'History' : scopeGroups[group]
}

/** The id of a group’s heading in the document. */
export function groupHeadingId(group: ScopeGroup): string {
  return `group-${group}`
}
