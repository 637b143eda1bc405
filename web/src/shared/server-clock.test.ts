import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { browserNow, learnServerTime, serverNow, serverTimeOf } from './server-clock.ts'

const hour = 3_600_000
const start = 1_800_000_000_000
/** The true time, which the server has, and how far the browser's clock is off. */
let trueNow: number
let offMs: number

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  trueNow = start
  setBrowser(0)
})
afterEach(() => {
  vi.useRealTimers()
  learnServerTime(browserNow(), browserNow())
})

function setBrowser(ms: number): void {
  offMs = ms
  vi.setSystemTime(trueNow + offMs)
}
function pass(ms: number): void {
  trueNow += ms
  vi.setSystemTime(trueNow + offMs)
}
/** The server answers after `there` ms, and the answer arrives after `back` ms. */
function ask(there: number, back: number): void {
  const askedAt = browserNow()
  pass(there)
  const serverTime = trueNow
  pass(back)
  learnServerTime(serverTime, askedAt)
}
/** An event arrives after `late` ms. */
function hear(late: number): void {
  const serverTime = trueNow
  pass(late)
  learnServerTime(serverTime)
}
const errorMs = () => serverNow() - trueNow

test.each([-48 * hour, -2 * hour, -700, 0, 700, 2 * hour, 48 * hour])(
  'a browser %d ms off shows the server’s time after one answer, to within the time of the answer',
  (ms) => {
    setBrowser(ms)
    ask(40, 60)
    expect(Math.abs(errorMs())).toBeLessThanOrEqual(100)
  },
)

test('a later answer that took less time makes it more exact, and one that took longer changes nothing', () => {
  setBrowser(2 * hour)
  ask(400, 600)
  ask(4, 6)
  const exact = errorMs()
  expect(Math.abs(exact)).toBeLessThanOrEqual(10)
  ask(900, 2_000)
  hear(5_000)
  expect(errorMs()).toBe(exact)
})

test('a browser’s clock that is right is left alone', () => {
  for (const late of [5, 50, 3_000]) {
    ask(late, late)
    hear(late)
  }
  expect(errorMs()).toBe(0)
})

test.each([-2 * hour, 2 * hour])(
  'a browser’s clock that is set by %d ms meanwhile shows for one answer at most',
  (ms) => {
    ask(5, 5)
    setBrowser(ms)
    ask(5, 5)
    expect(Math.abs(errorMs())).toBeLessThanOrEqual(10)
  },
)

test('a moment that was read from the browser’s clock is that moment by the server’s', () => {
  setBrowser(2 * hour)
  ask(0, 0)
  expect(serverTimeOf(start + 2 * hour)).toBe(start)
})
