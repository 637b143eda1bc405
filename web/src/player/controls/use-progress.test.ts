import { type ProgressAt, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import { expect, test } from 'vitest'
import { correctProgress, isMoving, shownPosition } from './use-progress.ts'

const playing: ProgressAt = { progressMs: 84_000, at: 1_000_000, isPlaying: true, durationMs: 221_000, itemKey: 'a' }

test('small drift is worked off without a stop or a step back', () => {
  const first = correctProgress(undefined, playing, 1_000_000)
  const late = { ...playing, progressMs: 84_400, at: 1_001_000 }
  const shown = correctProgress(first, late, 1_001_000)
  expect(shownPosition(shown, 1_001_000)).toBe(85_000)
  let before = 85_000
  for (let now = 1_001_016; now < 1_003_000; now += 16) {
    const position = shownPosition(shown, now)
    expect(position).toBeGreaterThan(before)
    before = position
  }
  expect(shownPosition(shown, 1_003_000)).toBe(truePosition(late, 1_003_000))
})

test('drift in the other direction is caught up', () => {
  const first = correctProgress(undefined, playing, 1_000_000)
  const shown = correctProgress(first, { ...playing, progressMs: 85_600, at: 1_001_000 }, 1_001_000)
  expect(shownPosition(shown, 1_001_000)).toBe(85_000)
  expect(shownPosition(shown, 1_001_600)).toBe(85_900)
  expect(shownPosition(shown, 1_003_000)).toBe(87_600)
})

test.each([
  ['a big jump', { progressMs: 150_000 }],
  ['another item', { progressMs: 84_400, itemKey: 'b' }],
  ['a pause', { progressMs: 84_400, isPlaying: false }],
])('%s is shown at once', (_, change) => {
  const first = correctProgress(undefined, playing, 1_000_000)
  const progress = { ...playing, at: 1_001_000, ...change }
  expect(shownPosition(correctProgress(first, progress, 1_001_000), 1_001_000)).toBe(progress.progressMs)
})

test('older progress is brought up to now before it is compared', () => {
  const first = correctProgress(undefined, playing, 1_000_000)
  const same = correctProgress(first, { ...playing, progressMs: 84_900, at: 1_000_900 }, 1_001_200)
  expect(same.driftMs).toBe(0)
})

test('nothing moves when paused or at the end', () => {
  const shown = correctProgress(undefined, playing, 1_000_000)
  expect(isMoving(shown, 1_000_000)).toBe(true)
  expect(isMoving(shown, 1_137_000)).toBe(false)
  expect(isMoving({ ...shown, isPlaying: false }, 1_000_000)).toBe(false)
})
