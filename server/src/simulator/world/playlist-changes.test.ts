import { expect, test } from 'vitest'
import { createCatalogue } from './catalogue.ts'
import type { Track } from './entities.ts'
import { type Entry, Playlist } from './playlist.ts'
import { addEntries, entriesOf, moveEntries, removeEntries } from './playlist-changes.ts'

const { tracks } = createCatalogue(1)
const owner = { id: 'ada', displayName: 'Ada' }
const entryOf = (nth: number): Entry => ({ item: tracks[nth], addedAt: 0, addedBy: owner })
const entries = [0, 1, 2, 3, 4].map(entryOf)
const uriOf = (nth: number) => `spotify:track:${tracks[nth]?.id}`

function makePlaylist(): Playlist {
  return new Playlist({ id: 'p', name: 'p', owner, now: () => 1, entries })
}

/** The rows by the numbers of their tracks. */
function rows({ entries }: Playlist): number[] {
  return entries.map(({ item }) => tracks.indexOf(item as Track))
}

test.each([
  { rangeStart: 0, rangeLength: 1, insertBefore: 5, result: [1, 2, 3, 4, 0] },
  { rangeStart: 4, rangeLength: 1, insertBefore: 0, result: [4, 0, 1, 2, 3] },
  { rangeStart: 1, rangeLength: 2, insertBefore: 4, result: [0, 3, 1, 2, 4] },
  { rangeStart: 1, rangeLength: 3, insertBefore: 2, result: [0, 1, 2, 3, 4] },
])('moves $rangeLength from $rangeStart before $insertBefore', ({ result, ...move }) => {
  const playlist = makePlaylist()
  moveEntries(playlist, playlist.entries, move)
  expect(rows(playlist)).toEqual(result)
})

test('a move against an older version leaves what came since where it is', () => {
  const playlist = makePlaylist()
  const seen = playlist.entries
  addEntries(playlist, [entryOf(9)], 0)
  moveEntries(playlist, seen, { rangeStart: 0, rangeLength: 1, insertBefore: 2 })
  expect(rows(playlist)).toEqual([9, 1, 0, 2, 3, 4])
})

test('a move against an older version does not bring back what is gone', () => {
  const playlist = makePlaylist()
  const seen = playlist.entries
  removeEntries(playlist, entriesOf(playlist.entries, new Set([uriOf(0)])))
  moveEntries(playlist, seen, { rangeStart: 0, rangeLength: 2, insertBefore: 5 })
  expect(rows(playlist)).toEqual([2, 3, 4, 1])
})

test('removing takes every row of the track, but none that came after the version meant', () => {
  const playlist = makePlaylist()
  addEntries(playlist, [entryOf(2)])
  const seen = playlist.entries
  addEntries(playlist, [entryOf(2)])
  removeEntries(playlist, entriesOf(seen, new Set([uriOf(2)])))
  expect(rows(playlist)).toEqual([0, 1, 3, 4, 2])
})

test('each change gives the playlist another snapshot, and older ones stay known', () => {
  const playlist = makePlaylist()
  const snapshots = [playlist.snapshotId]
  addEntries(playlist, [entryOf(7)])
  snapshots.push(playlist.snapshotId)
  playlist.describe({ name: 'other' })
  snapshots.push(playlist.snapshotId)
  expect(new Set(snapshots).size).toBe(3)
  expect(playlist.entriesAt(snapshots[0] ?? '')).toHaveLength(5)
  expect(playlist.entriesAt('garbage')).toBeUndefined()
})
