import { expect, test } from 'vitest'
import { ServerClock } from './server-clock.ts'

const hour = 3_600_000
const true0 = 1_800_000_000_000

/** A browser whose clock is off, and a true clock that a test moves on. */
function aBrowser(offMs: number) {
  let trueNow = true0
  let browserOffMs = offMs
  const clock = new ServerClock(() => trueNow + browserOffMs)
  return {
    clock,
    setBrowser(ms: number) {
      browserOffMs = ms
    },
    /** How far the clock is from the true time. */
    errorMs: () => clock.now() - trueNow,
    /** The server answers after `there` ms, and the answer arrives after `back` ms. */
    ask(there: number, back: number) {
      const askedAt = trueNow + browserOffMs
      trueNow += there
      const serverTime = trueNow
      trueNow += back
      clock.learn(serverTime, askedAt)
    },
    /** An event arrives after `late` ms. */
    hear(late: number) {
      const serverTime = trueNow
      trueNow += late
      clock.learn(serverTime)
    },
  }
}

test.each([-48 * hour, -2 * hour, -700, 0, 700, 2 * hour, 48 * hour])(
  'a browser %d ms off shows the server’s time after one answer, to within the time of the answer',
  (offMs) => {
    const browser = aBrowser(offMs)
    browser.ask(40, 60)
    expect(Math.abs(browser.errorMs())).toBeLessThanOrEqual(100)
  },
)

test('a later answer that took less time makes it more exact, and one that took longer changes nothing', () => {
  const browser = aBrowser(2 * hour)
  browser.ask(400, 600)
  browser.ask(4, 6)
  const exact = browser.errorMs()
  expect(Math.abs(exact)).toBeLessThanOrEqual(10)
  browser.ask(900, 2_000)
  browser.hear(5_000)
  expect(browser.errorMs()).toBe(exact)
})

test('a browser’s clock that is right is left alone', () => {
  const browser = aBrowser(0)
  for (const late of [5, 50, 3_000]) {
    browser.ask(late, late)
    browser.hear(late)
  }
  expect(browser.errorMs()).toBe(0)
})

test.each([-2 * hour, 2 * hour])(
  'a browser’s clock that is set by %d ms meanwhile shows for one answer at most',
  (ms) => {
    const browser = aBrowser(0)
    browser.ask(5, 5)
    browser.setBrowser(ms)
    browser.ask(5, 5)
    expect(Math.abs(browser.errorMs())).toBeLessThanOrEqual(10)
  },
)

test('a moment that was read from the browser’s clock is that moment by the server’s', () => {
  const browser = aBrowser(2 * hour)
  browser.ask(0, 0)
  expect(browser.clock.timeOf(true0 + 2 * hour)).toBe(true0)
})
