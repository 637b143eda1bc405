import { test as base, expect } from 'vitest'
import { createCatalogue } from './catalogue.ts'
import type { Playable } from './entities.ts'
import { PlayHistory } from './play-history.ts'
import { Playback } from './playback.ts'

const { tracks } = createCatalogue(1)
const minuteMs = 60_000

interface Listening {
  playback: Playback
  history: PlayHistory
  /** Three songs, as a context. */
  songs: readonly Playable[]
  pass(ms: number): void
}

const test = base.extend<{ listening: Listening }>({
  // biome-ignore lint/correctness/noEmptyPattern: the fixtures needed are read from this pattern.
  listening: async ({}, use) => {
    let now = 1_000_000
    const history = new PlayHistory()
    const playback = new Playback({ seed: 1, now: () => now, history })
    const songs = tracks.slice(0, 3)
    playback.start({ items: songs, contextUri: 'spotify:album:a' })
    const pass = (ms: number) => {
      now += ms
    }
    await use({ playback, history, songs, pass })
  },
})

const durationOf = (songs: readonly Playable[]) => songs.reduce((sum, { durationMs }) => sum + durationMs, 0)

test('progress follows the clock', ({ listening: { playback, pass } }) => {
  pass(minuteMs)
  expect(playback.progressMs).toBe(minuteMs)
})

test('a pause stops progress and resuming goes on from there', ({ listening: { playback, pass } }) => {
  pass(minuteMs)
  playback.pause()
  pass(minuteMs)
  playback.resume()
  pass(5)
  expect(playback.progressMs).toBe(minuteMs + 5)
})

test('at the end of a track the next begins', ({ listening: { playback, songs, pass } }) => {
  pass((songs[0]?.durationMs ?? 0) + 7)
  expect(playback).toMatchObject({ item: songs[1], progressMs: 7, isPlaying: true })
})

test('at the end of the context it stops at the beginning', ({ listening: { playback, songs, pass } }) => {
  pass(durationOf(songs) + minuteMs)
  expect(playback).toMatchObject({ item: songs[0], progressMs: 0, isPlaying: false })
})

test('repeating the context goes round', ({ listening: { playback, songs, pass } }) => {
  playback.setRepeat('context')
  pass(durationOf(songs) + 9)
  expect(playback).toMatchObject({ item: songs[0], progressMs: 9, isPlaying: true })
})

test('repeating the track stays with it', ({ listening: { playback, songs, pass } }) => {
  playback.setRepeat('track')
  pass((songs[0]?.durationMs ?? 0) * 3 + 9)
  expect(playback).toMatchObject({ item: songs[0], progressMs: 9 })
})

test('a century of repeating is over in a moment, and right', ({ listening: { playback, history, songs, pass } }) => {
  playback.setRepeat('context')
  const rounds = Math.floor((100 * 365 * 86_400_000) / durationOf(songs))
  pass(rounds * durationOf(songs) + 9)
  expect(playback).toMatchObject({ item: songs[0], progressMs: 9 })
  expect(history.plays).toHaveLength(50)
})

test('what was queued plays first, and then the context goes on', ({ listening: { playback, songs, pass } }) => {
  const queued = tracks[40]
  if (queued) playback.enqueue(queued)
  expect(playback.upcoming().slice(0, 2)).toEqual([queued, songs[1]])
  playback.next()
  expect(playback.item).toBe(queued)
  pass(queued?.durationMs ?? 0)
  expect(playback.item).toBe(songs[1])
})

test('shuffling keeps what plays and loses nothing', ({ listening: { playback, songs } }) => {
  playback.next()
  playback.setShuffle(true)
  const order = [playback.item, ...playback.upcoming()]
  expect(order[0]).toBe(songs[1])
  expect(new Set(order)).toEqual(new Set(songs))
  playback.setShuffle(false)
  expect(playback.upcoming()).toEqual([songs[2]])
})

test('what is heard to its end is written down with the moment it ended', ({
  listening: { playback, history, songs, pass },
}) => {
  const [first] = songs
  pass((first?.durationMs ?? 0) + minuteMs)
  expect(playback.item).toBe(songs[1])
  const endedAt = 1_000_000 + (first?.durationMs ?? 0)
  expect(history.plays).toEqual([{ track: first, playedAt: endedAt, contextUri: 'spotify:album:a' }])
})

test('what is skipped at once leaves no trace', ({ listening: { playback, history, pass } }) => {
  pass(29_999)
  playback.next()
  expect(history.plays).toEqual([])
})

test('seeking past the end begins the next', ({ listening: { playback, songs } }) => {
  playback.seek(songs[0]?.durationMs ?? 0)
  expect(playback).toMatchObject({ item: songs[1], progressMs: 0 })
})

test('going back from something queued returns to what it interrupted', ({ listening: { playback, songs } }) => {
  if (tracks[40]) playback.enqueue(tracks[40])
  playback.next()
  playback.previous()
  expect(playback.item).toBe(songs[0])
})

test('a clock put back leaves the music where it is', ({ listening: { playback, pass } }) => {
  pass(minuteMs)
  expect(playback.progressMs).toBe(minuteMs)
  pass(-10 * minuteMs)
  expect(playback.progressMs).toBe(minuteMs)
})
