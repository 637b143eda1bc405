import { settlingMs } from '@scopedeck/server/contract/playback-pace.ts'
import { aDevice, aPlayback, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { describe, expect, test } from 'vitest'
import type { PlaybackCommand } from './command.ts'
import {
  acceptSample,
  addCommand,
  confirmCommand,
  noPlayback,
  type OptimisticPlayback,
  removeCommand,
  shownSample,
} from './optimistic-playback.ts'

const now = 1_000_000
const playing = acceptSample(noPlayback, { playback: aPlayback(), at: now })
const give = (state: OptimisticPlayback, command: PlaybackCommand, hints = {}) =>
  addCommand(state, { id: command.name, command, hints, givenAt: now + 2_000 })
const shown = (state: OptimisticPlayback) => shownSample(state).playback

describe('a command shows at once', () => {
  test('pausing stops progress where it was', () => {
    const { playback, at } = shownSample(give(playing, { name: 'pause' }))
    expect(playback).toMatchObject({
      is_playing: false,
      progress_ms: 86_000,
      actions: { disallows: { resuming: false } },
    })
    expect(at).toBe(now + 2_000)
  })

  test('playing goes on from there', () => {
    const paused = acceptSample(noPlayback, { playback: aPlayback({ is_playing: false }), at: now })
    const { playback, at } = shownSample(give(paused, { name: 'play' }))
    expect(playback).toMatchObject({ is_playing: true, progress_ms: 84_000 })
    expect(at).toBe(now + 2_000)
  })

  test('seeking, volume, shuffle and repeat', () => {
    expect(shown(give(playing, { name: 'seek', positionMs: 5_000 }))).toMatchObject({ progress_ms: 5_000 })
    expect(shown(give(playing, { name: 'volume', percent: 70 }))).toMatchObject({ device: { volume_percent: 70 } })
    expect(shown(give(playing, { name: 'shuffle', on: true }))).toMatchObject({ shuffle_state: true })
    expect(shown(give(playing, { name: 'repeat', mode: 'track' }))).toMatchObject({ repeat_state: 'track' })
  })

  test('skipping shows the next song when it is known, and leaves this one when it is not', () => {
    const item = aTrack('2')
    expect(shown(give(playing, { name: 'next' }, { item }))).toMatchObject({ item: { id: '2' }, progress_ms: 0 })
    expect(shown(give(playing, { name: 'next' }))).toMatchObject({ item: { id: '1' } })
  })

  test('a song started from a playlist shows with its context', () => {
    const command: PlaybackCommand = { name: 'play-context', contextUri: 'spotify:playlist:9', offsetPosition: 3 }
    const started = shown(give(playing, command, { item: aTrack('7') }))
    expect(started).toMatchObject({ item: { id: '7' } })
    expect(started?.context).toEqual({ uri: 'spotify:playlist:9' })
  })

  test('another device takes over with its own volume', () => {
    const device = aDevice({ id: 'phone', name: 'Phone', is_active: false, supports_volume: false })
    const moved = shown(give(playing, { name: 'transfer', deviceId: 'phone', deviceName: 'Phone' }, { device }))
    expect(moved).toMatchObject({ device: { id: 'phone', is_active: true, supports_volume: false } })
  })

  test('two commands add up in their order', () => {
    const both = give(give(playing, { name: 'seek', positionMs: 5_000 }), { name: 'pause' })
    expect(shown(both)).toMatchObject({ progress_ms: 5_000, is_playing: false })
  })

  test('where nothing plays there is nothing to change', () => {
    expect(shown(give(acceptSample(noPlayback, { playback: null, at: now }), { name: 'play' }))).toBeNull()
  })
})

describe('Spotify’s answers', () => {
  const paused = give(playing, { name: 'pause' })
  const answer = (isPlaying: boolean, at: number) => ({ playback: aPlayback({ is_playing: isPlaying }), at })

  test('an older sample does not undo the command while it settles', () => {
    const taken = confirmCommand(paused, 'pause', now + 2_100)
    expect(shown(acceptSample(taken, answer(true, now + 3_000)))).toMatchObject({ is_playing: false })
  })

  test('after settling the sample counts', () => {
    const taken = confirmCommand(paused, 'pause', now + 2_100)
    const late = acceptSample(taken, answer(true, now + 2_100 + settlingMs))
    expect(late.pending).toEqual([])
    expect(shown(late)).toMatchObject({ is_playing: true })
  })

  test('a sample that shows the effect ends the command', () => {
    const taken = confirmCommand(paused, 'pause', now + 2_100)
    expect(acceptSample(taken, answer(false, now + 2_200)).pending).toEqual([])
  })

  test('a refused command is taken back', () => {
    expect(shown(removeCommand(paused, 'pause'))).toMatchObject({ is_playing: true, progress_ms: 84_000 })
  })

  test.each([
    [{ name: 'next' }, { item: aTrack('2') }],
    [{ name: 'previous' }, { item: aTrack('2') }],
    [{ name: 'seek', positionMs: 5_000 }, { progress_ms: 6_000 }],
    [{ name: 'volume', percent: 70 }, { device: aDevice({ volume_percent: 70 }) }],
    [{ name: 'shuffle', on: true }, { shuffle_state: true }],
    [{ name: 'repeat', mode: 'context' }, { repeat_state: 'context' }],
    [{ name: 'transfer', deviceId: 'phone', deviceName: '' }, { device: aDevice({ id: 'phone' }) }],
    [{ name: 'play-uris', uris: ['spotify:track:2'] }, { item: aTrack('2') }],
  ] as const)('%o is over once seen', (command, change) => {
    const given = give(playing, command)
    expect(acceptSample(given, { playback: aPlayback(), at: now + 2_500 }).pending).toHaveLength(1)
    expect(acceptSample(given, { playback: aPlayback(change), at: now + 2_500 }).pending).toHaveLength(0)
  })
})
