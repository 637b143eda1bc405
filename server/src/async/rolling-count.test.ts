import { expect, test } from 'vitest'
import { createRollingCount } from './rolling-count.ts'

const begin = 1_800_000_000_000

function setUp(windowMs = 30_000) {
  const clock = { at: begin }
  const rolling = createRollingCount(() => clock.at, windowMs)
  const add = (times: number) => Array.from({ length: times }, () => rolling.add())
  return { clock, rolling, add }
}

test('what is older than the window is not counted', () => {
  const { clock, rolling, add } = setUp()
  add(3)
  clock.at += 20_000
  add(4)
  expect(rolling.read()).toEqual({ count: 7, ofMs: 20_000 })
  clock.at += 10_000
  expect(rolling.read()).toEqual({ count: 4, ofMs: 30_000 })
  clock.at += 20_000
  expect(rolling.read()).toEqual({ count: 0, ofMs: 30_000 })
})

test('a clock that is put back counts nothing twice, and never says less than no time', () => {
  const { clock, rolling, add } = setUp()
  add(2)
  clock.at -= 3_600_000
  expect(rolling.read()).toEqual({ count: 0, ofMs: 0 })
  add(1)
  clock.at += 1_000
  expect(rolling.read()).toEqual({ count: 1, ofMs: 1_000 })
})

test('a count of every moment is as that of a list of all moments, at most a step apart', () => {
  const { clock, rolling } = setUp(3_000)
  const moments: number[] = []
  for (let nth = 0; nth < 2_000; nth++) {
    clock.at += (nth * 7_919) % 61
    moments.push(clock.at)
    rolling.add()
    const within = (ms: number) => moments.filter((at) => at > clock.at - ms).length
    const { count } = rolling.read()
    expect(count).toBeLessThanOrEqual(within(3_000))
    expect(count).toBeGreaterThanOrEqual(within(2_900))
  }
})
