import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pollIntervalMs } from '../../contract/playback-pace.ts'
import { aPlayback } from '../../contract/testing/playback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { createPoller, type Poller } from './poller.ts'
import type { PollResult } from './sample.ts'

let answers: (() => PollResult)[]
let polls: number
let delivered: { result: PollResult; isDue: boolean }[]
let poller: Poller

const sample = (change: Parameters<typeof aPlayback>[0] = {}) => ({ playback: aPlayback(change), at: Date.now() })
const failure = (code: 'rate-limited' | 'upstream-unavailable', retryAfter?: number) => ({
  problem: new ProblemError(code, { members: retryAfter === undefined ? {} : { retryAfter } }),
  at: Date.now(),
})
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 })
  answers = []
  polls = 0
  delivered = []
  poller = createPoller({
    poll: async () => {
      polls += 1
      return (answers.shift() ?? sample)()
    },
    deliver: (result, isDue) => void delivered.push({ result, isDue }),
    intervalMs: pollIntervalMs,
    backoffMs: { first: 5_000, longest: 60_000 },
    now: Date.now,
    random: () => 0,
  })
})

afterEach(() => {
  poller.stop()
  vi.useRealTimers()
})

test('the first poll comes at once, the next ones at the pace of what plays', async () => {
  poller.start()
  await pass(14_900)
  expect(polls).toBe(3)
})

test('after a command it polls soon, and one result is due even if nothing changed', async () => {
  answers = [() => sample({ is_playing: false })]
  poller.start()
  await pass(2_000)
  expect(polls).toBe(1)
  poller.pollSoon()
  await pass(500)
  expect(polls).toBe(2)
  await pass(4_000)
  expect(delivered.map(({ isDue }) => isDue)).toEqual([false, false, false, false, true, false])
})

test('a pause that Spotify asked for is kept, even after a command', async () => {
  answers = [() => failure('rate-limited', 20), sample, () => failure('rate-limited', 20)]
  poller.start()
  for (const nth of [1, 3]) {
    await pass(10_000)
    poller.pollSoon()
    await pass(9_800)
    expect(polls).toBe(nth)
    await pass(300)
    expect(polls).toBe(nth + 1)
    // The poll after the sample is refused again.
    await pass(5_000)
  }
})

test('after failures the polls come after 5, 10, 20, 40, then 60 s; after a success at the usual pace', async () => {
  answers = Array.from({ length: 6 }, () => () => failure('upstream-unavailable'))
  poller.start()
  const gaps = [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]
  for (const [index, gap] of gaps.entries()) {
    await pass(gap - 100)
    expect(polls).toBe(index + 1)
    await pass(100)
  }
  await pass(5_000)
  expect(polls).toBe(8)
})

test('stopped, it polls no more; started again, it waits for the rest of the interval', async () => {
  poller.start()
  await pass(1_000)
  poller.stop()
  await pass(2_000)
  poller.start()
  await pass(1_900)
  expect(polls).toBe(1)
  await pass(200)
  expect(polls).toBe(2)
})

test('a new listener gets nothing older than 5 s', async () => {
  answers = [() => sample({ is_playing: false }), () => sample({ is_playing: false })]
  poller.start()
  await pass(4_000)
  poller.refreshIfStale()
  await pass(900)
  expect(polls).toBe(1)
  await pass(200)
  expect(polls).toBe(2)
  await pass(8_000)
  poller.refreshIfStale()
  await pass(10)
  expect(polls).toBe(3)
})

test('the result of a poll that was under way when it stopped is not delivered', async () => {
  const answer = Promise.withResolvers<PollResult>()
  const slow = createPoller({
    poll: () => answer.promise,
    deliver: (result, isDue) => void delivered.push({ result, isDue }),
    intervalMs: pollIntervalMs,
    backoffMs: { first: 5_000, longest: 60_000 },
    now: Date.now,
    random: () => 0,
  })
  slow.start()
  await pass(0)
  slow.stop()
  answer.resolve(sample())
  await pass(0)
  expect(delivered).toEqual([])
})

test('a result that another instance has polled counts, and so does its pause', async () => {
  poller.accept(failure('rate-limited', 30))
  poller.start()
  await pass(29_900)
  expect(polls).toBe(0)
  await pass(200)
  expect(polls).toBe(1)
})

test('a clock that is set back does not put off the next poll', async () => {
  poller.start()
  await pass(1_000)
  poller.stop()
  vi.setSystemTime(Date.now() - 3_600_000)
  poller.start()
  await pass(5_000)
  expect(polls).toBe(2)
})
