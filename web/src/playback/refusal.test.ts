import { expect, test } from 'vitest'
import { aDevice, aPlayback } from './playback.fixture.ts'
import { refusalOf } from './refusal.ts'

test('what Spotify disallows says why', () => {
  const playback = aPlayback({ actions: { disallows: { skipping_next: true, seeking: false } } })
  expect(refusalOf({ name: 'next' }, playback)).toBe('This can’t be skipped')
  expect(refusalOf({ name: 'seek', positionMs: 0 }, playback)).toBeUndefined()
})

test('repeating one song and repeating all are two permissions', () => {
  const playback = aPlayback({ actions: { disallows: { toggling_repeat_track: true } } })
  expect(refusalOf({ name: 'repeat', mode: 'track' }, playback)).toBeDefined()
  expect(refusalOf({ name: 'repeat', mode: 'context' }, playback)).toBeUndefined()
})

test('a device without volume names itself', () => {
  const playback = aPlayback({ device: aDevice({ supports_volume: false }) })
  expect(refusalOf({ name: 'volume', percent: 1 }, playback)).toBe('Study speaker sets its own volume')
  expect(refusalOf({ name: 'pause' }, playback)).toBeUndefined()
})

test('a restricted device takes nothing but leaving it', () => {
  const playback = aPlayback({ device: aDevice({ is_restricted: true }) })
  expect(refusalOf({ name: 'pause' }, playback)).toContain('takes no commands')
  expect(refusalOf({ name: 'transfer', deviceId: 'phone', deviceName: '' }, playback)).toBeUndefined()
})

test('where nothing is known nothing is refused', () => {
  expect(refusalOf({ name: 'play' }, undefined)).toBeUndefined()
  const { actions: _, ...bare } = aPlayback()
  expect(refusalOf({ name: 'pause' }, JSON.parse(JSON.stringify(bare)))).toBeUndefined()
})
