import { expect, test } from 'vitest'
import { createRestartBackoff } from './restart-backoff.ts'

test('whoever served a while is replaced at once, however often', () => {
  const crashes = createRestartBackoff()
  for (let time = 0; time < 50; time += 1) expect(crashes.ended(60_000)).toBe(0)
  expect(crashes.isLoop()).toBe(false)
})

test('whoever ends at the start is replaced after ever longer pauses, until it is no use', () => {
  const crashes = createRestartBackoff()
  const pauses = Array.from({ length: 5 }, () => crashes.ended(0))
  expect(pauses[0]).toBe(0)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(new Set(pauses).size).toBe(5)
  expect(crashes.isLoop()).toBe(false)
  crashes.ended(0)
  expect(crashes.isLoop()).toBe(true)
})

test('one that serves ends the row', () => {
  const crashes = createRestartBackoff()
  for (let time = 0; time < 20; time += 1) crashes.ended(0)
  expect(crashes.ended(0)).toBeLessThanOrEqual(5_000)
  expect([crashes.ended(60_000), crashes.isLoop()]).toEqual([0, false])
})
