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
  expect(progressOf(aPlayback({ item: null, progress_ms: null }), 1_000_000)).toEqual({
    progressMs: 0,
    at: 1_000_000,
    isPlaying: true,
    itemKey: 'track',
  })
})
