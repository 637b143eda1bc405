import { aPlayback, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { expect, test } from 'vitest'
import type { PlayingSample } from '../../playback/now-playing.ts'
import { describeForSystem } from './described.ts'
import { type MediaHandlers, pressOf } from './media-keys.ts'

const sampleOf = (change: object): PlayingSample => ({ playback: aPlayback(change), at: 1_000 })

test('the system shows the song, its artists, its album and its cover', () => {
  expect(describeForSystem(sampleOf({ item: aTrack('1') }), 1_000)).toMatchObject({
    playbackState: 'playing',
    metadata: {
      title: 'Track 1',
      artist: 'Mira Solano, Odd Harbour',
      album: 'Lanterns',
      artwork: [{ src: 'https://art.example/1', sizes: '300x300' }],
    },
  })
})

test.each([
  ['before the start', -5_000, 0],
  ['within it', 60_000, 60],
  ['beyond the end', 900_000, 221],
])('a position %s is one that a browser takes', (_, progress_ms, position) => {
  const sample = sampleOf({ item: aTrack('1'), progress_ms, is_playing: false })
  expect(describeForSystem(sample, 1_000).position).toEqual({ duration: 221, position, playbackRate: 1 })
})

test.each([
  ['an advertisement', { item: null, currently_playing_type: 'ad' }, 'Advertisement'],
  ['what Spotify does not name', { item: null, currently_playing_type: 'unknown' }, 'Something is playing'],
])('%s has a title and no position', (_, change, title) => {
  const described = describeForSystem(sampleOf(change), 1_000)
  expect(described.metadata.title).toBe(title)
  expect(described.position).toBeUndefined()
})

const act = () => {}
const none: MediaHandlers = {
  play: undefined,
  pause: undefined,
  previoustrack: undefined,
  nexttrack: undefined,
  seekto: undefined,
}

test('one key plays what is paused and pauses what plays; a key without a use stays with the browser', () => {
  expect(pressOf('MediaPlayPause', { ...none, play: act })).toBe(act)
  expect(pressOf('MediaPlayPause', { ...none, pause: act })).toBe(act)
  expect(pressOf('MediaTrackNext', none)).toBeUndefined()
  expect(pressOf('a', { ...none, play: act })).toBeUndefined()
})
