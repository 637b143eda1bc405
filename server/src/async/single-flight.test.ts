import { describe, expect, test } from 'vitest'
import { createSingleFlight } from './single-flight.ts'

test('equal keys share one run while it lasts, and its failure too', async () => {
  const flights = createSingleFlight<number>()
  let runs = 0
  const work = async () => {
    runs += 1
    return runs
  }
  expect(await Promise.all([flights.share('a', work), flights.share('a', work), flights.share('b', work)])).toEqual([
    1, 1, 2,
  ])
  expect(await flights.share('a', work)).toBe(3)
  const failing = () => Promise.reject(new Error('no'))
  const outcomes = await Promise.allSettled([flights.share('c', failing), flights.share('c', work)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

test('it is settled when nothing is under way', async () => {
  const flights = createSingleFlight<void>()
  const gate = Promise.withResolvers<void>()
  const shared = flights.share('a', () => gate.promise).catch(() => 'failed')
  let isSettled = false
  const settled = flights.settled().then(() => {
    isSettled = true
  })
  await Promise.resolve()
  expect(isSettled).toBe(false)
  gate.reject(new Error('no'))
  await settled
  expect(await shared).toBe('failed')
})

describe('callers that can leave', () => {
  const start = () => {
    const flights = createSingleFlight<string>()
    const started: AbortSignal[] = []
    const answer = Promise.withResolvers<string>()
    const join = ({ signal }: AbortController, key = 'ada /me') =>
      flights.share(
        key,
        (abort) => {
          started.push(abort.signal)
          return answer.promise
        },
        signal,
      )
    return { flights, started, answer, join }
  }

  test('work goes on until its last caller has left, and is not joined after that', async () => {
    const { started, answer, join } = start()
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
    const waiting = [join(first), join(second)]
    first.abort(new Error('left'))
    await expect(waiting[0]).rejects.toThrow('left')
    expect(started.map(({ aborted }) => aborted)).toEqual([false])
    second.abort(new Error('left too'))
    await expect(waiting[1]).rejects.toThrow('left too')
    expect(started.map(({ aborted }) => aborted)).toEqual([true])
    const later = join(third)
    answer.resolve('hello')
    expect(await later).toBe('hello')
    expect(started).toHaveLength(2)
    await expect(join(first)).rejects.toThrow('left')
    expect(started).toHaveLength(2)
  })

  test('work that was forgotten is not joined, but still answers its callers', async () => {
    const { flights, started, answer, join } = start()
    const before = [join(new AbortController()), join(new AbortController(), 'ben /me')]
    flights.forget('ada ')
    const after = [join(new AbortController()), join(new AbortController(), 'ben /me')]
    expect(started).toHaveLength(3)
    answer.resolve('hello')
    expect(await Promise.all([...before, ...after])).toEqual(['hello', 'hello', 'hello', 'hello'])
  })

  test('work without a key is never joined, and aborts when its caller has left', async () => {
    const { flights } = start()
    const signals: AbortSignal[] = []
    const work = ({ signal }: AbortController) => {
      signals.push(signal)
      return new Promise<string>(() => {})
    }
    const [first, second] = [new AbortController(), new AbortController()]
    const left = expect(flights.share(undefined, work, first.signal)).rejects.toThrow('left')
    void flights.share(undefined, work, second.signal)
    first.abort(new Error('left'))
    await left
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  })
})
