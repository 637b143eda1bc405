import { expect, test } from 'vitest'
import { parseSample, receiveSample, sendSample } from './playback.ts'
import { aPlayback } from './testing/playback.ts'

const sample = { playback: aPlayback(), at: 1_000 }
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a sample keeps its age on the way to a program with another clock', () => {
  const received = receiveSample(overTheWire(sendSample(sample, 1_400)), 77_000)
  expect(received).toEqual({ playback: aPlayback(), at: 76_600 })
  expect(receiveSample(sendSample({ playback: null, at: 1 }, 1), 5)).toEqual({ playback: null, at: 5 })
})

test('a sample without fields that Spotify has left out is still a sample', () => {
  expect(parseSample({ playback: {}, at: 1 })).toEqual({ playback: {}, at: 1 })
})

test.each([
  ['nothing', undefined],
  ['no time', { playback: null }],
  ['no playback', { at: 1 }],
  ['a list', { playback: [], at: 1 }],
  ['an item that is text', { playback: { item: 'song' }, at: 1 }],
  ['progress that is text', { playback: { progress_ms: '1' }, at: 1 }],
  ['a device that is null', { playback: { device: null }, at: 1 }],
  ['a word for whether it plays', { playback: { is_playing: 'yes' }, at: 1 }],
])('%s is no sample', (_, value) => {
  expect(parseSample(value)).toBeUndefined()
})

test('a sample that does not say when it was sent is none', () => {
  expect(receiveSample(sample, 1)).toBeUndefined()
})
