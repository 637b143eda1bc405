/** The filters of a search that are offered: what each one narrows it by, with an example. */
export const searchFilters = {
  artist: 'artist:"Mira Solano"',
  album: 'album:lanterns',
  track: 'track:ferry',
  year: 'year:2020-2024',
  genre: 'genre:"kitchen disco"',
  isrc: 'isrc:GBAYE0601498',
} as const
export type SearchFilter = keyof typeof searchFilters
export const filterNames = Object.keys(searchFilters) as SearchFilter[]

/** As many characters as Spotify takes. */
export const longestQuery = 250

/** A filter that has no value yet: `artist:""`, or `year:` at the end. */
const emptyFilter = /(?<!\S)(?:artist|album|track|year|genre|isrc|upc|tag):(?:""?(?=\s|$)|(?=\s*$))/gi

/** What is asked for a text in the field: without filters that have no value yet, and with one space between words. */
export function queryOf(text: string): string {
  return text.replaceAll(emptyFilter, ' ').replaceAll(/\s+/g, ' ').trim()
}

/** The text with one more filter, and where its value is typed. One filter of a kind is enough: it is found again. */
export function withFilter(text: string, filter: SearchFilter): { text: string; caret: number } {
  const before = new RegExp(`(?<!\\S)${filter}:"?`, 'i').exec(text)
  if (before) return { text, caret: before.index + before[0].length }
  const quotes = filter === 'year' || filter === 'isrc' ? '' : '""'
  const start = text.trim() === '' ? '' : `${text.trim()} `
  const added = `${start}${filter}:${quotes}`
  return { text: added, caret: added.length - quotes.length / 2 }
}
