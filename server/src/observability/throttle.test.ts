import { expect, test } from 'vitest'
import { createThrottle } from './throttle.ts'

function start() {
  const clock = { now: 0 }
  return { clock, throttle: createThrottle(() => clock.now) }
}

test('lines beyond the limit of a minute are left out, and the next line counts them', () => {
  const { clock, throttle } = start()
  expect([1, 2, 3, 4, 5].map(() => throttle('callback', 2))).toEqual([0, 0, undefined, undefined, undefined])
  clock.now = 59_999
  expect(throttle('callback', 2)).toBeUndefined()
  clock.now = 60_000
  expect([throttle('callback', 2), throttle('callback', 2)]).toEqual([4, 0])
})

test('each kind has its own limit, or none', () => {
  const { throttle } = start()
  expect([throttle('callback', 1), throttle('callback', 1), throttle('csrf', 1)]).toEqual([0, undefined, 0])
  expect(Array.from({ length: 1000 }, () => throttle('sign-in')).every((leftOut) => leftOut === 0)).toBe(true)
})
