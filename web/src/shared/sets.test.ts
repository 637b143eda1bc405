import { expect, test } from 'vitest'
import { difference, intersection, toggled, union } from './sets.ts'

const one = new Set(['a', 'b'])

test('union, difference and intersection', () => {
  expect(union(one, ['b', 'c'], new Set(['d']))).toEqual(new Set(['a', 'b', 'c', 'd']))
  expect(difference(one, new Set(['b', 'c']))).toEqual(new Set(['a']))
  expect(intersection(one, new Set(['b', 'c']))).toEqual(new Set(['b']))
})

test('a value is added or removed, and the set before stays as it is', () => {
  expect(toggled(one, 'c')).toEqual(new Set(['a', 'b', 'c']))
  expect(toggled(one, 'a')).toEqual(new Set(['b']))
  expect(one).toEqual(new Set(['a', 'b']))
})
