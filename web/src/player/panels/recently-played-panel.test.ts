import { expect, test } from 'vitest'
import { timeAgo } from './recently-played-panel.tsx'

const now = Date.parse('2026-05-23T12:00:00Z')
const minute = 60_000

test.each([
  [0, 'now'],
  [-5 * minute, 'now'],
  [minute, '1 min'],
  [59 * minute, '59 min'],
  [60 * minute, '1 h'],
  [24 * 60 * minute, '1 day'],
  [48 * 60 * minute, '2 days'],
  [30 * 24 * 60 * minute, '23 Apr'],
])('%d ms ago is %s', (agoMs, words) => {
  expect(timeAgo(now - agoMs, now)).toBe(words)
})

test('an invalid time gives no words', () => {
  expect(timeAgo(Date.parse('soon'), now)).toBe('')
})
