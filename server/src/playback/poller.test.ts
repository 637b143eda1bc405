import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pollIntervalMs } from '../../contract/playback-pace.ts'
import { aPlayback } from '../../contract/testing/playback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { createPoller, type Poller } from './poller.ts'
import type { Reading } from './sample.ts'

let answers: (() => Reading)[]
let asked: number
let told: { reading: Reading; isDue: boolean }[]
let poller: Poller

const state = (change: Parameters<typeof aPlayback>[0] = {}) => ({ playback: aPlayback(change), at: Date.now() })
const trouble = (code: 'rate-limited' | 'upstream-unavailable', retryAfter?: number) => ({
  problem: new ProblemError(code, { members: retryAfter === undefined ? {} : { retryAfter } }),
  at: Date.now(),
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 })
  answers = []
  asked = 0
  told = []
  poller = createPoller({
    read: async () => {
      asked += 1
      return (answers.shift() ?? state)()
    },
    tell: (reading, isDue) => void told.push({ reading, isDue }),
    intervalMs: pollIntervalMs,
    now: Date.now,
    random: () => 0,
  })
})

afterEach(() => {
  poller.stop()
  vi.useRealTimers()
})

test('it reads at once, then in the pace of what plays', async () => {
  poller.start()
  await pass(14_900)
  expect(asked).toBe(3)
})

test('after a command it reads soon, and then tells what is, changed or not', async () => {
  answers = [() => state({ is_playing: false })]
  poller.start()
  await pass(2_000)
  expect(asked).toBe(1)
  poller.hurry()
  await pass(500)
  expect(asked).toBe(2)
  await pass(4_000)
  expect(told.map(({ isDue }) => isDue)).toEqual([false, false, false, false, true, false])
})

test('a pause that Spotify asked for is kept, command or not', async () => {
  answers = [() => trouble('rate-limited', 20)]
  poller.start()
  await pass(10_000)
  poller.hurry()
  await pass(9_900)
  expect(asked).toBe(1)
  await pass(200)
  expect(asked).toBe(2)
})

test('after failures it comes back ever later, to a minute; after a success as before', async () => {
  answers = Array.from({ length: 6 }, () => () => trouble('upstream-unavailable'))
  poller.start()
  const gaps = [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]
  for (const [index, gap] of gaps.entries()) {
    await pass(gap - 100)
    expect(asked).toBe(index + 1)
    await pass(100)
  }
  await pass(5_000)
  expect(asked).toBe(8)
})

test('stopped it reads no more, and started again in time, not at once', async () => {
  poller.start()
  await pass(1_000)
  poller.stop()
  await pass(2_000)
  poller.start()
  await pass(1_900)
  expect(asked).toBe(1)
  await pass(200)
  expect(asked).toBe(2)
})

test('who comes new finds nothing older than a few seconds', async () => {
  answers = [() => state({ is_playing: false }), () => state({ is_playing: false })]
  poller.start()
  await pass(4_000)
  poller.freshen()
  await pass(900)
  expect(asked).toBe(1)
  await pass(200)
  expect(asked).toBe(2)
  await pass(8_000)
  poller.freshen()
  await pass(10)
  expect(asked).toBe(3)
})

test('what was under way when it stopped is told to nobody', async () => {
  const answer = Promise.withResolvers<Reading>()
  const slow = createPoller({
    read: () => answer.promise,
    tell: (reading, isDue) => void told.push({ reading, isDue }),
    intervalMs: pollIntervalMs,
    now: Date.now,
    random: () => 0,
  })
  slow.start()
  await pass(0)
  slow.stop()
  answer.resolve(state())
  await pass(0)
  expect(told).toEqual([])
})

test('what another has read counts, pauses too', async () => {
  poller.learn(trouble('rate-limited', 30))
  poller.start()
  await pass(29_900)
  expect(asked).toBe(0)
  await pass(200)
  expect(asked).toBe(1)
})

test('a clock that is set back puts nothing off', async () => {
  poller.start()
  await pass(1_000)
  poller.stop()
  vi.setSystemTime(Date.now() - 3_600_000)
  poller.start()
  await pass(5_000)
  expect(asked).toBe(2)
})
