import { expect, it } from 'vitest'
import { movedTo } from './roving.ts'

it('moves by row, by page and to both ends, and never beyond them', () => {
  expect(movedTo('ArrowDown', 4, 10, 5)).toBe(5)
  expect(movedTo('ArrowUp', 0, 10, 5)).toBe(0)
  expect(movedTo('PageDown', 4, 10_000, 12)).toBe(16)
  expect(movedTo('PageUp', 4, 10_000, 12)).toBe(0)
  expect(movedTo('End', 0, 10_000, 12)).toBe(9_999)
  expect(movedTo('Home', 700, 10_000, 12)).toBe(0)
  expect(movedTo('a', 4, 10, 5)).toBeUndefined()
  expect(movedTo('End', 0, 0, 5)).toBe(0)
})
