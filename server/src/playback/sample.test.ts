import { expect, test } from 'vitest'
import { receiveSample, sendSample } from '../../contract/playback.ts'
import { malformedAnswers } from '../../contract/testing/malformed-answers.ts'
import { aDevice, anEpisode, aPlayback, aTrack } from '../../contract/testing/playback.ts'
import { ProblemError } from '../http/problem-error.ts'
import { eventIdOf, isSameEventId, type PollResult, parsePlayback, problemAsOf } from './sample.ts'

const at = 1_800_000_000_000
type Change = Parameters<typeof aPlayback>[0]
const answer = (body: unknown) => ({ status: 200, body: Buffer.from(JSON.stringify(body)) })
const later = (ms: number, change: Change) => ({ playback: parsePlayback(answer(aPlayback(change))), at: at + ms })
const playing = later(0, { progress_ms: 10_000 })
const isSame = (one: PollResult, other: PollResult) => isSameEventId(eventIdOf(one), eventIdOf(other))

test('progress that is where it should be by now is no change, nor is the time of the answer', () => {
  expect(isSame(playing, later(5_000, { progress_ms: 15_000 }))).toBe(true)
  expect(isSame(playing, later(5_000, { progress_ms: 15_900, timestamp: 5 }))).toBe(true)
  const paused = later(0, { is_playing: false, progress_ms: 10_000 })
  expect(isSame(paused, later(60_000, { is_playing: false, progress_ms: 10_000 }))).toBe(true)
  expect(isSame({ playback: null, at }, { playback: null, at: at + 60_000 })).toBe(true)
})

test('playback without progress does not change with time', () => {
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

test('a problem has an id of its own, and so has the next one', () => {
  const failure = { problem: new ProblemError('upstream-timeout'), at }
  expect(isSame(failure, failure)).toBe(true)
  expect(isSame(failure, { ...failure, at: at + 5_000 })).toBe(false)
  expect(isSame(playing, failure)).toBe(false)
})

test.each([undefined, '', 'x', '.', 'a.b.c', ['a', 'b']])(
  'an id that a client made up, %o, is like no other',
  (sent) => {
    expect(isSameEventId(eventIdOf(playing), sent)).toBe(false)
  },
)

test('of a pause that Spotify asked for the rest is told', () => {
  const failure = { problem: new ProblemError('rate-limited', { members: { retryAfter: 30 } }), at }
  expect(problemAsOf(at + 12_500, failure).members.retryAfter).toBe(18)
  expect(problemAsOf(at + 60_000, failure).members.retryAfter).toBe(1)
})

test('no body means that nothing plays; an answer that is no state of playback is a problem', () => {
  expect(parsePlayback({ status: 204 })).toBeNull()
  expect(parsePlayback(answer(null))).toBeNull()
  expect(parsePlayback(answer({ is_playing: true }))).toMatchObject({ is_playing: true, item: null })
  expect(() => parsePlayback({ status: 200, body: Buffer.from('[]') })).toThrow('no state of playback')
  expect(() => parsePlayback({ status: 200, body: Buffer.from(`{"a":"${'x'.repeat(300_000)}"}`) })).toThrow(
    'far too long',
  )
})

test.each([
  ['a song', aPlayback()],
  ['an episode', aPlayback({ item: anEpisode('1'), currently_playing_type: 'episode' })],
])('of an answer about %s in which one member makes no sense the rest is read, and it has an id', (_what, sample) => {
  for (const { what, path, answer: body } of malformedAnswers(sample)) {
    if (path === '') continue
    const playback = parsePlayback(answer(body))
    const id = eventIdOf({ playback, at })
    expect(id, what).toMatch(/^[\w-]{16}\.-?\d+$/)
    const told = JSON.parse(JSON.stringify(sendSample({ playback, at }, at)))
    expect(receiveSample(told, at), what).toEqual({ playback, at })
  }
})

test.each([
  ['the device alone', { device: aDevice() }, { is_playing: false, item: null, device: { id: 'speaker' } }],
  ['no mode of repeating', aPlayback({ repeat_state: JSON.parse('null') }), { is_playing: true, shuffle_state: false }],
  ['no artists', { ...aPlayback(), item: { ...aTrack('1'), artists: null } }, { item: { name: 'Track 1' } }],
  ['half an artist', { ...aPlayback(), item: { ...aTrack('1'), artists: [null] } }, { item: { name: 'Track 1' } }],
  ['an unknown type', { ...aPlayback(), currently_playing_type: 'audiobook' }, { currently_playing_type: 'track' }],
  ['negative progress', aPlayback({ progress_ms: -5 }), { progress_ms: 0 }],
  ['progress in words', { ...aPlayback(), progress_ms: '84000' }, { progress_ms: null }],
  ['a device without a name', { device: { id: 'x', type: 'Speaker' } }, { device: { name: 'Speaker' } }],
  [
    'a device without a volume',
    aPlayback({ device: aDevice({ volume_percent: null }) }),
    { device: { supports_volume: false } },
  ],
])('an answer with %s is read', (_what, body, read) => {
  expect(parsePlayback(answer(body))).toMatchObject(read)
})
