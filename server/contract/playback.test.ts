import { expect, test } from 'vitest'
import { parseSample, receiveSample, sendSample } from './playback.ts'
import { readPlayback } from './playback-state.ts'
import { aPlayback } from './testing/playback.ts'

const sample = { playback: aPlayback(), at: 1_000 }
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a sample keeps its age on the way to a program with another clock', () => {
  const received = receiveSample(overTheWire(sendSample(sample, 1_400)), 77_000)
  expect(received).toEqual({ playback: readPlayback(aPlayback()), at: 76_600 })
  expect(receiveSample(sendSample({ playback: null, at: 1 }, 1), 5)).toEqual({ playback: null, at: 5 })
})

test.each([
  ['no members', {}],
  ['an item that is text', { item: 'song' }],
  ['progress that is text', { progress_ms: '1' }],
  ['a device that is null', { device: null }],
  ['a word for whether it plays', { is_playing: 'yes' }],
])('a sample with %s is a sample of the rest', (_, playback) => {
  expect(parseSample({ playback, at: 1 })).toEqual({ playback: readPlayback({}), at: 1 })
})

test.each([
  ['nothing', undefined],
  ['no time', { playback: null }],
  ['no playback', { at: 1 }],
  ['a list', { playback: [], at: 1 }],
  ['a time in words', { playback: null, at: 'now' }],
])('%s is no sample', (_, value) => {
  expect(parseSample(value)).toBeUndefined()
})

test('a sample that does not say when it was sent is none', () => {
  expect(receiveSample(sample, 1)).toBeUndefined()
})
