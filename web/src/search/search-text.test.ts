import { expect, test } from 'vitest'
import { filterNames, queryOf, searchFilters, withFilter } from './search-text.ts'

test.each([
  ['  night   ferry ', 'night ferry'],
  ['night artist:""', 'night'],
  ['night artist:"" year:', 'night'],
  ['artist:"', ''],
  ['artist:"Mira Solano" year:2020-2024', 'artist:"Mira Solano" year:2020-2024'],
  ['night\tartist:mira', 'night artist:mira'],
  ['the year: 1999', 'the year: 1999'],
  ['myyear:', 'myyear:'],
  ['🚂 قطار', '🚂 قطار'],
])('of “%s” is asked “%s”', (text, query) => {
  expect(queryOf(text)).toBe(query)
})

test('a filter is added once, and the caret stands where its value is typed', () => {
  const added = withFilter('night ', 'artist')
  expect(added).toEqual({ text: 'night artist:""', caret: 14 })
  expect(withFilter('night artist:"Mira"', 'artist')).toEqual({ text: 'night artist:"Mira"', caret: 14 })
  expect(withFilter('', 'year')).toEqual({ text: 'year:', caret: 5 })
})

test('every example is a query that goes out as it stands', () => {
  for (const filter of filterNames) expect(queryOf(searchFilters[filter])).toBe(searchFilters[filter])
})
