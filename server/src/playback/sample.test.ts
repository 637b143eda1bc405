import { expect, test } from 'vitest'
import { aDevice, aPlayback, aTrack } from '../../contract/testing/playback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { asOfNow, isSameName, nameReading, readPlayback } from './sample.ts'

const at = 1_800_000_000_000
const playing = { playback: aPlayback({ progress_ms: 10_000 }), at }
const later = (ms: number, change: Parameters<typeof aPlayback>[0]) => ({ playback: aPlayback(change), at: at + ms })
const isSame = (one: Parameters<typeof nameReading>[0], other: Parameters<typeof nameReading>[0]) =>
  isSameName(nameReading(one), nameReading(other))

test('progress that is where it should be is no change, nor is the time of the answer', () => {
  expect(isSame(playing, later(5_000, { progress_ms: 15_000 }))).toBe(true)
  expect(isSame(playing, later(5_000, { progress_ms: 15_900, timestamp: 5 }))).toBe(true)
  const paused = { playback: aPlayback({ is_playing: false, progress_ms: 10_000 }), at }
  expect(isSame(paused, later(60_000, { is_playing: false, progress_ms: 10_000 }))).toBe(true)
  expect(isSame({ playback: null, at }, { playback: null, at: at + 60_000 })).toBe(true)
})

test('what has no progress does not change by that', () => {
  const ad = { item: null, progress_ms: null, currently_playing_type: 'ad' as const }
  expect(isSame(later(0, ad), later(60_000, ad))).toBe(true)
})

test.each([
  ['a seek', { progress_ms: 90_000 }],
  ['progress that stands though it plays', { progress_ms: 10_000 }],
  ['a pause', { progress_ms: 15_000, is_playing: false }],
  ['another item', { progress_ms: 15_000, item: aTrack('2') }],
  ['another volume', { progress_ms: 15_000, device: aDevice({ volume_percent: 1 }) }],
  ['a mode', { progress_ms: 15_000, shuffle_state: true }],
  ['what is allowed', { progress_ms: 15_000, actions: { disallows: { pausing: true } } }],
])('%s is a change', (_what, change) => {
  expect(isSame(playing, later(5_000, change))).toBe(false)
  expect(isSame(playing, { playback: null, at })).toBe(false)
})

test('a problem is told once, and what comes after it is news', () => {
  const trouble = { problem: new ProblemError('upstream-timeout'), at }
  expect(isSame(trouble, trouble)).toBe(true)
  expect(isSame(trouble, { ...trouble, at: at + 5_000 })).toBe(false)
  expect(isSame(playing, trouble)).toBe(false)
})

test.each([undefined, '', 'x', '.', 'a.b.c', ['a', 'b']])(
  'what somebody sent as a name, %o, is like no other',
  (sent) => {
    expect(isSameName(nameReading(playing), sent)).toBe(false)
  },
)

test('of a pause is told what is left', () => {
  const trouble = { problem: new ProblemError('rate-limited', { members: { retryAfter: 30 } }), at }
  expect(asOfNow(trouble, at + 12_500).members.retryAfter).toBe(18)
  expect(asOfNow(trouble, at + 60_000).members.retryAfter).toBe(1)
})

test('no body means that nothing plays; what is no state is a problem', () => {
  expect(readPlayback({ status: 204 })).toBeNull()
  expect(readPlayback({ status: 200, body: '{"is_playing":true}' })).toEqual({ is_playing: true })
  expect(() => readPlayback({ status: 200, body: '[]' })).toThrow('no state of playback')
  expect(() => readPlayback({ status: 200, body: `{"a":"${'x'.repeat(300_000)}"}` })).toThrow('far too long')
})
