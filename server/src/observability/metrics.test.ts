import { expect, test } from 'vitest'
import { cacheCount } from './metrics.ts'

function start(read: () => Promise<number>) {
  const clock = { now: 0 }
  let readings = 0
  const counted = () => {
    readings += 1
    return read()
  }
  const known = cacheCount(counted, { now: () => clock.now, countEveryMs: 60_000, countMs: 5 })
  return { clock, known, readings: () => readings }
}

test('a count is read once a minute, however many scrapes ask for it', async () => {
  const { clock, known, readings } = start(async () => 7)
  expect(await Promise.all(Array.from({ length: 50 }, known))).toEqual(Array(50).fill(7))
  clock.now = 59_999
  expect([await known(), readings()]).toEqual([7, 1])
  clock.now = 60_000
  expect([await known(), readings()]).toEqual([7, 2])
})

test('a count that is not read in time delays no scrape; the last one is given', async () => {
  const answers = [Promise.resolve(7), new Promise<number>(() => {})]
  const { clock, known, readings } = start(() => answers.shift() ?? Promise.resolve(0))
  await known()
  clock.now = 60_000
  expect([await known(), await known(), readings()]).toEqual([7, 7, 2])
})

test('a count that fails is NaN, and is read again', async () => {
  const answers = [() => Promise.reject(new Error('gone')), async () => 3]
  const { known } = start(() => answers.shift()?.() ?? Promise.resolve(0))
  expect([await known(), await known()]).toEqual([Number.NaN, 3])
})
