import { expect, test } from 'vitest'
import { type HeapLook, judgeLeak } from './leak.ts'

const megabyte = 1024 * 1024

/** Ten minutes: a look every 15 s, sixty requests a second, and a heap that comes and goes by a megabyte. */
function looks(heapOf: (requests: number, nth: number) => number, seed = 1): HeapLook[] {
  let state = seed
  const noise = () => {
    state = (state * 48_271) % 2_147_483_647
    return (state / 2_147_483_647 - 0.5) * 2 * megabyte
  }
  return Array.from({ length: 40 }, (_, nth) => {
    const requests = nth * 900
    return { requests, heapBytes: 40 * megabyte + heapOf(requests, nth) + noise() }
  })
}

const seeds = Array.from({ length: 200 }, (_, nth) => nth + 1)

test('a leak of 400 bytes a request is found in ten minutes, whatever the noise', () => {
  for (const seed of seeds)
    expect(judgeLeak(looks((requests) => 400 * requests, seed))).toMatchObject({ verdict: 'leak' })
})

test('no leak is seen where there is none', () => {
  for (const seed of seeds) expect(judgeLeak(looks(() => 0, seed)).verdict).toBe('none')
})

test('what fills up in the first minutes is no leak, nor is one great step', () => {
  expect(judgeLeak(looks((requests) => Math.min(requests, 9_000) * 1_500)).verdict).toBe('none')
  expect(judgeLeak(looks((_, nth) => (nth === 20 ? 20 * megabyte : 0))).verdict).not.toBe('leak')
})

test('too few looks, or too much noise, tell nothing', () => {
  expect(judgeLeak(looks(() => 0).slice(0, 11)).verdict).toBe('undecided')
  expect(judgeLeak(looks((_, nth) => (nth % 2) * 40 * megabyte)).verdict).toBe('undecided')
})

test('the slope is that of the line', () => {
  const { slope, margin } = judgeLeak(looks((requests) => 1_000 * requests))
  expect(Math.abs(slope - 1_000)).toBeLessThan(margin)
  expect(margin).toBeLessThan(150)
})
