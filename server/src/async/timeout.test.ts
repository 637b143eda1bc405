import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { TimeoutError, withTimeout } from './timeout.ts'

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
  const late = delay(5).then(() => Promise.reject(new Error('too late to matter')))
  expect(await withTimeout(late, 1, () => 'instead')).toBe('instead')
  await delay(10)
})
