import { expect, test } from 'vitest'
import { pageCount } from './page-count.ts'

test.each([
  ['goes on where `next` says so', { came: 10, total: 25, next: 10 }, 1, 2],
  ['ends where `next` is null, whatever the total', { came: 10, total: 25, next: null }, 1, 1],
  ['goes on by the total without `next`', { came: 10, total: 25 }, 2, 3],
  ['ends at the total', { came: 5, total: 25 }, 3, 3],
  ['ends with an empty page', { came: 0, total: 25 }, 3, 3],
  ['ends at 1,000 results', { came: 10, total: 5000, next: 1000 }, 100, 100],
])('it %s', (_, found, page, pages) => {
  expect(pageCount(found, page)).toBe(pages)
})
