import { expect, test } from 'vitest'
import { duplicatesIn, sorted, unavailableIn } from './list-tools.ts'
import { type EditRow, rowOf } from './rows.ts'

const line = (title: string, more = {}) =>
  rowOf({
    position: 0,
    isPlaceSure: true,
    title,
    by: 'A',
    makers: [],
    isExplicit: false,
    uri: `spotify:track:${title}`,
    ...more,
  })

const rows = new Map<number, EditRow>([
  [0, line('b')],
  [1, line('a', { unavailable: 'Not available in your country' })],
  [2, {}],
  [3, line('b', { uri: 'spotify:track:other', linkedFromUri: 'spotify:track:b' })],
  [4, line('A')],
  [5, {}],
])

test('a copy is what Spotify knows by one URI, also where it plays another recording; rows without one are none', () => {
  expect(duplicatesIn([0, 1, 2, 3, 4, 5], rows)).toEqual([3])
  expect(duplicatesIn([3, 0], rows)).toEqual([0])
})

test('what can’t be played is found', () => {
  expect(unavailableIn([0, 1, 2, 3], rows)).toEqual([1])
})

test('sorting keeps the order of equal rows, and puts rows without a song last', () => {
  expect(sorted([2, 3, 0, 4, 1, 5], rows, 'title')).toEqual([4, 1, 3, 0, 2, 5])
})
