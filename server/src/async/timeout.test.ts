import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { TimeoutError, withDeadline, withTimeout } from './timeout.ts'

test('work that is done in time gives its result or its own error', async () => {
  expect(await withTimeout(Promise.resolve('done'), 1_000)).toBe('done')
  await expect(withTimeout(Promise.reject(new RangeError('broken')), 1_000)).rejects.toThrow(RangeError)
})

test('work that takes longer is given up with an error, or with another result', async () => {
  const never = new Promise<string>(() => {})
  await expect(withTimeout(never, 1)).rejects.toThrow(TimeoutError)
  expect(await withTimeout(never, 1, () => 'instead')).toBe('instead')
})

test('an answer that has arrived while this process was busy still counts', async () => {
  const answer = delay(5, 'arrived')
  const waiting = withTimeout(answer, 10)
  const busyUntil = performance.now() + 50
  while (performance.now() < busyUntil);
  expect(await waiting).toBe('arrived')
})

test('work that fails after the time is over disturbs nothing', async () => {
  const late = Promise.withResolvers<string>()
  expect(await withTimeout(late.promise, 1, () => 'instead')).toBe('instead')
  late.reject(new Error('too late to matter'))
  await delay(1)
})

describe('a deadline', () => {
  const late = (ms: number) => new RangeError(`not within ${ms} ms`)
  const untilAborted = (signal: AbortSignal) => delay(10_000, undefined, { signal })

  test('lets work that is done in time give its result or its own error', async () => {
    expect(await withDeadline({ ms: 1_000, late }, async () => 'done')).toBe('done')
    await expect(withDeadline({ ms: 1_000, late }, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  test('aborts work that takes longer', async () => {
    await expect(withDeadline({ ms: 1, late }, untilAborted)).rejects.toThrow('not within 1 ms')
  })

  test('passes on the abort of its caller, which is no lateness', async () => {
    const caller = new AbortController()
    const work = withDeadline({ ms: 1_000, abort: caller, late }, untilAborted)
    caller.abort()
    await expect(work).rejects.toThrow('aborted')
  })
})
