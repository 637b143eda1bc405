import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchHeartbeat } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch() {
  const worker = new EventEmitter()
  const onHung = vi.fn()
  const stop = watchHeartbeat(worker as never, { beatMs: 1000, hungMs: 10_000 }, onHung)
  const beat = () => worker.emit('message', { beat: true })
  return { worker, onHung, stop, beat }
}

test('a worker that tells that it lives is left alone; one that does not is hung, once', () => {
  const { onHung, beat } = watch()
  for (let second = 0; second < 60; second += 1) {
    beat()
    vi.advanceTimersByTime(1000)
  }
  expect(onHung).not.toHaveBeenCalled()
  vi.advanceTimersByTime(9_000)
  expect(onHung).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_000)
  expect(onHung).toHaveBeenCalledTimes(1)
})

test('other messages are no sign of life', () => {
  const { worker, onHung } = watch()
  for (let second = 0; second < 15; second += 1) {
    worker.emit('message', { metricsAsked: 1 })
    vi.advanceTimersByTime(1000)
  }
  expect(onHung).toHaveBeenCalledTimes(1)
})

test('a primary that has slept itself gives its workers their time again', () => {
  const { onHung, beat } = watch()
  beat()
  const slept = performance.now() + 3_600_000
  vi.spyOn(performance, 'now').mockImplementation(() => slept)
  vi.advanceTimersByTime(5000)
  expect(onHung).not.toHaveBeenCalled()
})

test('a worker that has ended is not watched', () => {
  const { onHung, stop } = watch()
  stop()
  vi.advanceTimersByTime(60_000)
  expect(onHung).not.toHaveBeenCalled()
})
