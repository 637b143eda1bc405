import type { EntityKind } from '../world/catalogue.ts'
import { hasField, releaseYears } from '../world/search-fields.ts'
import type { Call } from './call.ts'
import { parseSearchQuery } from './search-query.ts'

type SearchedKind = Exclude<EntityKind, 'chapter'>

/**
 * Things of one kind that a query finds. A choice: where a kind has no such field as a filter names, its value is looked
 * for like any other words, and a year finds only what came out in one.
 */
export function searchCatalogue<Kind extends SearchedKind>(
  { world: { catalogue } }: Pick<Call, 'world'>,
  kind: Kind,
  text: string,
) {
  const { words, fields, years } = parseSearchQuery(text)
  const filters = fields.filter(([field]) => hasField(kind, field))
  const allWords = [words, ...fields.filter(([field]) => !hasField(kind, field)).map(([, value]) => value)]
    .join(' ')
    .trim()
  const found = filters.map(([field, value]) => catalogue.search(kind, value, field))
  if (allWords !== '') found.unshift(catalogue.search(kind, allWords))
  if (found.length === 0 && years) found.push(catalogue.all(kind))
  const [first = [], ...others] = found
  const sets = others.map((list) => new Set(list))
  return first.filter((each) => sets.every((set) => set.has(each)) && (!years || cameOut(releaseYears(each), years)))
}

function cameOut(releases: readonly number[], [first, last]: readonly [number, number]): boolean {
  return releases.some((year) => year >= first && year <= last)
}
