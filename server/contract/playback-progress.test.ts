import { expect, test } from 'vitest'
import { type ProgressAt, progressOf, truePosition } from './playback-progress.ts'
import { aPlayback } from './testing/playback.ts'

const playing: ProgressAt = { progressMs: 84_000, at: 1_000_000, isPlaying: true, durationMs: 221_000, itemKey: 'a' }

test('progress goes on while playing, and stands while paused', () => {
  expect(truePosition(playing, 1_000_250)).toBe(84_250)
  expect(truePosition({ ...playing, isPlaying: false }, 1_000_250)).toBe(84_000)
})

test('progress never leaves the item', () => {
  expect(truePosition(playing, 1_999_000)).toBe(221_000)
  expect(truePosition(playing, 0)).toBe(84_000)
})

test('progress of what has no length is still progress', () => {
  const advertisement = { item: null, currently_playing_type: 'ad' } as const
  const at = 1_000_000
  const progress = progressOf(aPlayback({ ...advertisement, progress_ms: 5_000 }), at)
  expect(progress).toEqual({ progressMs: 5_000, at, isPlaying: true, itemKey: 'ad' })
  expect(truePosition(progress, at + 60_000)).toBe(65_000)
})

test('progress that Spotify does not say stands at the start', () => {
  const progress = progressOf(aPlayback({ progress_ms: null }), 1_000_000)
  expect(progress).toMatchObject({ progressMs: 0, isPlaying: false, durationMs: 221_000 })
  expect(truePosition(progress, 1_060_000)).toBe(0)
})
