import { expect, test } from 'vitest'
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
