import { expect, test } from 'vitest'
import { pollIntervalMs, pollPace } from './playback-pace.ts'
import { aPlayback } from './testing/playback.ts'

const now = 1_000_000
const seen = (change: Parameters<typeof aPlayback>[0]) => ({ playback: aPlayback(change), at: now })

test('a song that plays is polled every 5 s, a paused one or none every 15 s', () => {
  expect(pollIntervalMs(seen({}), now)).toBe(pollPace.playing)
  expect(pollIntervalMs(seen({ is_playing: false }), now)).toBe(pollPace.idle)
  expect(pollIntervalMs({ playback: null, at: now }, now)).toBe(pollPace.idle)
})

test('near the end of an item the next poll comes just after the end', () => {
  expect(pollIntervalMs(seen({ progress_ms: 219_000 }), now)).toBe(2_350)
  expect(pollIntervalMs(seen({ progress_ms: 220_900 }), now)).toBe(pollPace.brisk)
  expect(pollIntervalMs(seen({ progress_ms: 216_000 }), now + 3_000)).toBe(2_350)
})

test('after a command the next poll comes after 400 ms, then every second for 4 s', () => {
  const given = { ...seen({ is_playing: false }), commandAt: now }
  expect(pollIntervalMs(given, now)).toBe(pollPace.soon)
  expect(pollIntervalMs(given, now + 3_900)).toBe(pollPace.brisk)
  expect(pollIntervalMs(given, now + 4_100)).toBe(pollPace.idle)
})

test('no poll comes in a pause that Spotify asked for', () => {
  const given = { ...seen({}), commandAt: now, pausedUntil: now + 7_000 }
  expect(pollIntervalMs(given, now)).toBe(7_000)
  expect(pollIntervalMs(given, now + 7_000)).toBe(pollPace.playing)
})

test('an advertisement of unknown length is polled like a song', () => {
  expect(pollIntervalMs(seen({ item: null, currently_playing_type: 'ad' }), now)).toBe(pollPace.playing)
})
