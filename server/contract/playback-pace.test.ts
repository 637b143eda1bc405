import { expect, test } from 'vitest'
import { pollIntervalMs, pollPace } from './playback-pace.ts'
import { aPlayback } from './testing/playback.ts'

const now = 1_000_000
const seen = (change: Parameters<typeof aPlayback>[0]) => ({ playback: aPlayback(change), at: now })

test('playing is read every five seconds, paused and nothing every fifteen', () => {
  expect(pollIntervalMs(seen({}), now)).toBe(pollPace.playing)
  expect(pollIntervalMs(seen({ is_playing: false }), now)).toBe(pollPace.idle)
  expect(pollIntervalMs({ playback: null, at: now }, now)).toBe(pollPace.idle)
})

test('near the end it is read just after the end', () => {
  expect(pollIntervalMs(seen({ progress_ms: 219_000 }), now)).toBe(2_350)
  expect(pollIntervalMs(seen({ progress_ms: 220_900 }), now)).toBe(pollPace.brisk)
  expect(pollIntervalMs(seen({ progress_ms: 216_000 }), now + 3_000)).toBe(2_350)
})

test('after a command it is read soon, then every second for a while', () => {
  const given = { ...seen({ is_playing: false }), commandAt: now }
  expect(pollIntervalMs(given, now)).toBe(pollPace.soon)
  expect(pollIntervalMs(given, now + 3_900)).toBe(pollPace.brisk)
  expect(pollIntervalMs(given, now + 4_100)).toBe(pollPace.idle)
})

test('a pause that Spotify asked for outlasts everything', () => {
  const given = { ...seen({}), commandAt: now, pausedUntil: now + 7_000 }
  expect(pollIntervalMs(given, now)).toBe(7_000)
  expect(pollIntervalMs(given, now + 7_000)).toBe(pollPace.playing)
})

test('an advertisement of unknown length is read like a song', () => {
  expect(pollIntervalMs(seen({ item: null, currently_playing_type: 'ad' }), now)).toBe(pollPace.playing)
})
