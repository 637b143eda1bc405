import { expect, test } from 'vitest'
import { createCountdown } from './countdown.ts'

const start = (forMs: number) => {
  const clock = { now: 1_000_000 }
  return { clock, countdown: createCountdown(() => clock.now, forMs) }
}

test('it counts down to nothing', () => {
  const { clock, countdown } = start(100)
  const left = [0, 40, 60, 500].map((ms) => {
    clock.now += ms
    return countdown.leftMs()
  })
  expect(left).toEqual([100, 60, 0, 0])
})

test('a clock put back begins it anew, and not for longer', () => {
  const { clock, countdown } = start(100)
  clock.now -= 500_000
  expect(countdown.leftMs()).toBe(100)
  clock.now += 99
  expect(countdown.leftMs()).toBe(1)
  clock.now += 1
  expect(countdown.leftMs()).toBe(0)
})

test('a clock put ahead ends it', () => {
  const { clock, countdown } = start(100)
  clock.now += 500_000
  expect(countdown.leftMs()).toBe(0)
})
