import { expect, test } from 'vitest'
import { productionTimeouts } from '../timeouts.ts'
import { createRestartBackoff } from './workers.ts'

test('a worker that served for a while is replaced at once, however often', () => {
  const backoff = createRestartBackoff(productionTimeouts.workers)
  for (let time = 0; time < 50; time += 1) expect(backoff.pauseAfter(60_000)).toBe(0)
  expect(backoff.isHopeless()).toBe(false)
})

test('workers that end at their start are replaced after growing pauses, until it is hopeless', () => {
  const backoff = createRestartBackoff(productionTimeouts.workers)
  const pauses = Array.from({ length: 5 }, () => backoff.pauseAfter(0))
  expect(pauses[0]).toBe(0)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(new Set(pauses).size).toBe(5)
  expect(backoff.isHopeless()).toBe(false)
  backoff.pauseAfter(0)
  expect(backoff.isHopeless()).toBe(true)
})

test('a worker that serves ends the series', () => {
  const backoff = createRestartBackoff(productionTimeouts.workers)
  for (let time = 0; time < 20; time += 1) backoff.pauseAfter(0)
  expect(backoff.pauseAfter(0)).toBeLessThanOrEqual(5_000)
  expect([backoff.pauseAfter(60_000), backoff.isHopeless()]).toEqual([0, false])
})
