import { expect, test } from 'vitest'
import { judgeFlatness } from './flatness.ts'
import type { ProcessStats } from './process-stats.ts'

const samples = (grow: (nth: number) => Partial<ProcessStats>): ProcessStats[] =>
  Array.from({ length: 30 }, (_, nth) => ({ heapBytes: 0, rss: 120, handles: 20, timers: 5, ...grow(nth) }))
const growing = (all: readonly ProcessStats[]) =>
  judgeFlatness(all).flatMap(({ name, isFlat }) => (isFlat ? [] : [name]))

test('what stays, fills up or comes and goes is flat', () => {
  expect(growing(samples(() => ({})))).toEqual([])
  expect(growing(samples((nth) => ({ rss: 120 + 2 * Math.min(nth, 16) })))).toEqual([])
  expect(growing(samples((nth) => ({ handles: nth % 2 ? 60 : 20 })))).toEqual([])
  expect(growing(samples((nth) => (nth === 29 ? { rss: 400, handles: 400 } : {})))).toEqual([])
})

test('what goes on growing is not', () => {
  expect(growing(samples((nth) => ({ rss: 120 + 6 * nth })))).toEqual(['rss'])
  expect(growing(samples((nth) => ({ handles: 20 + nth, timers: 5 + nth })))).toEqual(['handles', 'timers'])
})
