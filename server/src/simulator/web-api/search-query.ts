import { isSearchField, type SearchField } from '../world/search-fields.ts'

/** What is looked for: words anywhere, and what single fields have to hold. */
export interface SearchQuery {
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

/** What belongs to a filter, and what comes after its quotation marks. */
function split(text = ''): { value: string; rest: string } {
  const [, quoted, rest] = /^"([^"]*)"?(.*)$/s.exec(text) ?? []
  return quoted === undefined ? { value: text.trim(), rest: '' } : { value: quoted, rest: rest ?? '' }
}

/** One year, or the first and the last. What is neither finds nothing. */
function parseYears(text: string): readonly [number, number] {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? []
  return [Number(first), Number(last)]
}
