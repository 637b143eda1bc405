import type { EntityKind } from '../world/catalogue.ts'
import { hasField, isSearchField, releaseYears, type SearchField } from '../world/search-fields.ts'
import type { Call } from './call.ts'
import { isSold } from './catalogue.ts'

/** A parsed search: words anywhere, and values of single fields. */
interface SearchQuery {
  words: string
  fields: readonly (readonly [field: SearchField, value: string])[]
  /** First and last year of release. */
  years: readonly [number, number] | undefined
}

/**
 * Reads a query as in `lanterns artist:"Mira Solano" year:2020-2025`. What follows a filter's name belongs to it up to
 * the next one, or within quotation marks. `tag:` is not simulated: it is a word like any other.
 */
export function parseSearchQuery(text: string): SearchQuery {
  const [head = '', ...parts] = text.split(/\b(album|artist|track|genre|isrc|upc|year):/i)
  const filters = parts.flatMap((part, at) =>
    at % 2 === 0 ? [{ name: part.toLowerCase(), ...split(parts[at + 1]) }] : [],
  )
  const years = filters.find(({ name }) => name === 'year')?.value
  return {
    words: [head, ...filters.map(({ rest }) => rest)].join(' ').trim(),
    fields: filters.flatMap(({ name, value }) => (isSearchField(name) ? [[name, value] as const] : [])),
    years: years === undefined ? undefined : parseYears(years),
  }
}

/** The value of a filter, and the text after its quotation marks. */
function split(text = ''): { value: string; rest: string } {
  const [, quoted, rest] = /^"([^"]*)"?(.*)$/s.exec(text) ?? []
  return quoted === undefined ? { value: text.trim(), rest: '' } : { value: quoted, rest: rest ?? '' }
}

/** One year, or the first and the last. Other text gives NaN, which matches nothing. */
function parseYears(text: string): readonly [number, number] {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? []
  return [Number(first), Number(last)]
}

type SearchedKind = Exclude<EntityKind, 'chapter'>

/**
 * Things of one kind that a query finds. A choice: where a kind has no such field as a filter names, its value is
 * looked for like any other words, and a year finds only what came out in one.
 */
export function searchCatalogue<Kind extends SearchedKind>(
  call: Pick<Call, 'world' | 'account' | 'market'>,
  kind: Kind,
  text: string,
) {
  if (!isSold(call, kind)) return []
  const { catalogue } = call.world
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
