import { aDevice, aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'

test('what Spotify disallows says why', () => {
  const seen = { playback: aPlayback({ actions: { disallows: { skipping_next: true, seeking: false } } }), at: 0 }
  expect(refusalOf({ name: 'next' }, seen)).toBe('This can’t be skipped')
  expect(refusalOf({ name: 'seek', positionMs: 0 }, seen)).toBeUndefined()
})

test('repeating one song and repeating all are two permissions', () => {
  const seen = { playback: aPlayback({ actions: { disallows: { toggling_repeat_track: true } } }), at: 0 }
  expect(refusalOf({ name: 'repeat', mode: 'track' }, seen)).toBeDefined()
  expect(refusalOf({ name: 'repeat', mode: 'context' }, seen)).toBeUndefined()
})

test('a device without volume names itself', () => {
  const seen = { playback: aPlayback({ device: aDevice({ supports_volume: false }) }), at: 0 }
  expect(refusalOf({ name: 'volume', percent: 1 }, seen)).toBe('Study speaker sets its own volume')
  expect(refusalOf({ name: 'pause' }, seen)).toBeUndefined()
})

test('a restricted device takes nothing but leaving it', () => {
  const seen = { playback: aPlayback({ device: aDevice({ is_restricted: true }) }), at: 0 }
  expect(refusalOf({ name: 'pause' }, seen)).toContain('takes no commands')
  expect(refusalOf({ name: 'transfer', deviceId: 'phone', deviceName: '' }, seen)).toBeUndefined()
})

test('where nothing is known nothing is refused', () => {
  expect(refusalOf({ name: 'play' }, undefined)).toBeUndefined()
  const { actions: _, ...bare } = aPlayback()
  expect(refusalOf({ name: 'pause' }, { playback: JSON.parse(JSON.stringify(bare)), at: 0 })).toBeUndefined()
})

test('where nothing plays there is nothing to skip, but something may start', () => {
  expect(refusalOf({ name: 'next' }, { at: 0 })).toBe('Nothing is playing')
  expect(refusalOf({ name: 'play' }, { at: 0 })).toBeUndefined()
})
