import type { EventLoopUtilization } from 'node:perf_hooks'
import { expect, test, vi } from 'vitest'
import { collectGarbage, collectWhenQuiet } from './quiet-collection.ts'

const lookEveryMs = 10_000

/** @param shares how busy the process is between two looks @returns how often it collected by each look */
function collections(shares: readonly number[]): number[] {
  vi.useFakeTimers()
  const collect = vi.fn()
  const total: EventLoopUtilization = { active: 0, idle: 0, utilization: 0 }
  const utilization = (now?: EventLoopUtilization, before?: EventLoopUtilization) => {
    if (!now || !before) return { ...total }
    const active = now.active - before.active
    return { active, idle: lookEveryMs - active, utilization: active / lookEveryMs }
  }
  const stop = collectWhenQuiet({ timeouts: { lookEveryMs, workMs: 5_000 }, collect, utilization })
  const counts = shares.map((share) => {
    total.active += share * lookEveryMs
    vi.advanceTimersByTime(lookEveryMs)
    return collect.mock.calls.length
  })
  stop()
  vi.advanceTimersByTime(10 * lookEveryMs)
  expect(collect.mock.calls.length).toBe(counts.at(-1))
  vi.useRealTimers()
  return counts
}

test('garbage is collected once, in the first quiet time after much work', () => {
  expect(collections([0.9, 0.8, 0.2, 0.01, 0.01, 0])).toEqual([0, 0, 0, 1, 1, 1])
})

test('not during a load, however long, nor after next to nothing', () => {
  expect(collections([0.3, 0.3, 0.06, 0.3])).toEqual([0, 0, 0, 0])
  expect(collections([0.2, 0.01, 0.01])).toEqual([0, 0, 0])
})

test('little work adds up', () => {
  expect(collections(Array.from({ length: 26 }, () => 0.04)).filter(Boolean)).toHaveLength(14)
})

test('what nobody needs is given back', () => {
  const megabytes = () => process.memoryUsage().heapTotal / 1024 / 1024
  let garbage: unknown[] | undefined = Array.from({ length: 500_000 }, (_, nth) => ({ nth, text: `${nth}` }))
  expect(garbage).toHaveLength(500_000)
  const before = megabytes()
  garbage = undefined
  collectGarbage()
  expect(before - megabytes()).toBeGreaterThan(10)
})
