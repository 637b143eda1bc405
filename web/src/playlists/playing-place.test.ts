import { describe, expect, it } from 'vitest'
import type { Line } from './item.ts'
import { choosePlace, isSamePlaylist, keepPlace, knownPlaces, positionOf } from './playing-place.ts'

const line = (position: number, uri: string | undefined, linkedFromUri?: string): Line => ({
  position,
  isPlaceSure: true,
  title: 'a',
  by: 'b',
  makers: [],
  isExplicit: false,
  ...(uri && { uri }),
  ...(linkedFromUri && { linkedFromUri }),
})
const lines = [line(0, 'a'), line(1, 'b'), line(2, 'a'), line(3, undefined), line(4, 'a')]

describe('positionOf', () => {
  it('is one row, also where the song is there several times', () => {
    expect(positionOf(lines, { uri: 'a' })).toBe(0)
    expect(positionOf(lines, { uri: 'c' })).toBeUndefined()
    expect(positionOf(lines, {})).toBeUndefined()
  })
  it('is the place that is known', () => {
    expect(positionOf(lines, { uri: 'a' }, { last: { uri: 'a', position: 2 } })).toBe(2)
    expect(
      positionOf(lines, { uri: 'a' }, { last: { uri: 'a', position: 0 }, chosen: { uri: 'a', position: 4 } }),
    ).toBe(4)
  })
  it('keeps the place while its row is not read, and drops it where another song is there now', () => {
    expect(positionOf(lines, { uri: 'a' }, { last: { uri: 'a', position: 900 } })).toBe(900)
    expect(positionOf(lines, { uri: 'a' }, { last: { uri: 'a', position: 1 } })).toBe(2)
  })
  it('goes on from the last place', () => {
    expect(positionOf(lines, { uri: 'a' }, { last: { uri: 'b', position: 1 } })).toBe(2)
    expect(positionOf(lines, { uri: 'a' }, { last: { uri: 'x', position: 4 } })).toBe(0)
  })
  it('does not take a chosen row for the song that still plays', () => {
    expect(positionOf(lines, { uri: 'b' }, { chosen: { uri: 'a', position: 4 } })).toBe(1)
  })
  it('finds the row whose song Spotify plays another recording of, before a row of that recording', () => {
    const linked = [line(0, 'new'), line(1, 'old')]
    expect(positionOf(linked, { uri: 'new', linkedFromUri: 'old' })).toBe(1)
    expect(positionOf([line(0, 'x'), line(1, 'new', 'old')], { uri: 'new', linkedFromUri: 'old' })).toBe(1)
    expect(positionOf([line(0, 'x'), line(1, 'new', 'old')], { uri: 'old' })).toBe(1)
  })
})

describe('the known places', () => {
  it('keep the chosen row until it plays, and belong to one playlist', () => {
    choosePlace('list', line(4, 'a'))
    keepPlace('list', { uri: 'b' }, 1)
    expect(knownPlaces.read()).toMatchObject({ last: { position: 1 }, chosen: { position: 4 } })
    keepPlace('list', { uri: 'a' }, 4)
    expect(knownPlaces.read()).toEqual({ contextUri: 'list', last: { uri: 'a', position: 4 } })
    keepPlace('other', { uri: 'b' }, 1)
    expect(knownPlaces.read()).toEqual({ contextUri: 'other', last: { uri: 'b', position: 1 } })
    knownPlaces.set({ contextUri: '' })
  })
})

describe('isSamePlaylist', () => {
  it('knows the older form of the URI', () => {
    expect(isSamePlaylist('spotify:user:ada:playlist:1', 'spotify:playlist:1')).toBe(true)
    expect(isSamePlaylist('spotify:playlist:2', 'spotify:playlist:1')).toBe(false)
    expect(isSamePlaylist('spotify:album:1', 'spotify:playlist:1')).toBe(false)
    expect(isSamePlaylist(undefined, 'spotify:playlist:1')).toBe(false)
  })
})
