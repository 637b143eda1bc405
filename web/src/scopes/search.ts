import { type Scope, scopeCatalogue, scopeGroups, scopes } from '@scopedeck/server/contract/scopes.ts'
import { matchesAll, searchWords } from '../shared/find.ts'
import { type Unlock, unlocksOf } from './unlocks.ts'

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
