import { expect, test } from 'vitest'
import { BoundedMap } from './bounded-map.ts'

test('the oldest entry makes room', () => {
  const map = new BoundedMap<string, number>(2)
  for (const [index, key] of ['a', 'b', 'b', 'c'].entries()) map.set(key, index)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, 2, 3])
})
