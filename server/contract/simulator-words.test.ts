import { expect, test } from 'vitest'
import { conditionWords } from './simulator-words.ts'

const minute = 60_000
const day = 1440 * minute

test.for<[aheadMs: number, faults: number, words: string[]]>([
  [0, 0, []],
  [59 * minute, 0, ['clock 59 minutes ahead']],
  [61 * minute, 0, ['clock 1 hour ahead']],
  [180 * day, 0, ['clock 6 months ahead']],
  [day, 1, ['clock 1 day ahead', '1 fault on']],
  [0, 3, ['3 faults on']],
])('%i ms ahead and %i faults', ([aheadMs, faults, words]) => {
  expect(conditionWords({ aheadMs, faults })).toEqual(words)
})

test('changed settings', () => {
  expect(conditionWords({ settings: 1 })).toEqual(['1 setting changed'])
})
