import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCatalogue } from './catalogue.ts'
import { createSeededPlan } from './seeded-plan.ts'
import { isSpotifyId } from './spotify-id.ts'
import { createWorld } from './world.ts'

const now = () => Date.UTC(2026, 10, 23, 12)

/** Whatever can be told of a world, in one text. */
function retell(seed: number): string {
  const { catalogue, accounts, playlists } = createWorld(createSeededPlan(seed), now)
  const songs = catalogue.tracks.map(({ id, name, durationMs, album }) => [
    id,
    name,
    durationMs,
    album.id,
    album.releaseDate,
  ])
  const lists = [...playlists.values()].map(({ id, name, entries, snapshotId }) => [
    id,
    name,
    snapshotId,
    entries.map(({ item, addedAt, addedBy }) => [item && 'id' in item ? item.id : null, addedAt, addedBy.id]),
  ])
  const people = [...accounts.values()].map(({ id, accountId, library, history, playback }) => [
    id,
    accountId,
    library.track.rows.map(({ item, addedAt }) => [item.id, addedAt]),
    history.plays.map(({ track, playedAt }) => [track.id, playedAt]),
    playback.item?.id,
  ])
  return JSON.stringify([songs, catalogue.episodes.map(({ id, name }) => [id, name]), lists, people])
}

test('the same seed makes the same world', () => {
  expect(retell(7)).toBe(retell(7))
})

test('another seed makes another world', () => {
  expect(retell(7)).not.toBe(retell(8))
})

test('seed 1 makes the world that it made on every other machine', () => {
  expect(hash('sha1', retell(1))).toMatchInlineSnapshot(`"0d91f1d3d2e5677d1e785ba654508ed494a37416"`)
})

test('ids have the form of Spotify’s and none is given twice', () => {
  const { artists, albums, tracks, shows, episodes } = createCatalogue(1)
  const ids = [artists, albums, tracks, shows, episodes].flat().map(({ id }) => id)
  expect(ids.every(isSpotifyId)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

test('ada has 42 playlists, one of them with 10,000 items of every kind', () => {
  const { accounts } = createWorld(createSeededPlan(1), now)
  const playlists = accounts.get('ada')?.library.playlist.rows.map(({ item }) => item) ?? []
  const [everything] = playlists
  const kinds = Map.groupBy(everything?.entries ?? [], ({ item }) => item?.kind ?? 'gone')
  expect(playlists).toHaveLength(42)
  expect(everything?.name).toBe('Everything, Ever')
  expect(everything?.entries).toHaveLength(10_000)
  expect([...kinds.keys()].toSorted()).toEqual(['episode', 'gone', 'local', 'track'])
})

test('cleo has nothing', () => {
  const cleo = createWorld(createSeededPlan(1), now).accounts.get('cleo')
  expect(Object.values(cleo?.library ?? {}).every(({ rows }) => rows.length === 0)).toBe(true)
  expect(cleo).toMatchObject({ devices: [], playback: { item: undefined } })
})
