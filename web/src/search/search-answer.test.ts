import { aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { aPage, aPlaylist } from '@scopedeck/server/contract/testing/playlists.ts'
import { describe, expect, it, test } from 'vitest'
import { isNothing, readFound, topResult } from './search-answer.ts'

const named = (id: string, name: string) => ({ ...aTrack(id), name })
const found = (songs: string[], playlists: string[] = []) =>
  readFound({
    tracks: aPage(songs.map((name, index) => named(`${index}`, name))),
    playlists: aPage(playlists.map((name, index) => ({ ...aPlaylist(`${index}`), name }))),
  })

describe('topResult', () => {
  it.each([
    [
      'the first song where no name fits better',
      ['Platform at Midnight'],
      ['Morning'],
      'night',
      'Platform at Midnight',
    ],
    ['what has the whole name', ['Night Ferry Home'], ['Night ferry'], 'NIGHT  ferry', 'Night ferry'],
    ['what begins with the words', ['Carrying the Night'], ['Night desk'], 'night', 'Night desk'],
    ['the song among equals', ['Night'], ['Night'], 'night', 'Night'],
  ])('is %s', (_, songs, playlists, query, name) => {
    expect(topResult(found(songs, playlists), query)?.name).toBe(name)
  })

  it('is a song before a playlist of the same name', () => {
    expect(topResult(found(['Night'], ['Night']), 'night')?.kind).toBe('track')
  })

  it('is none where nothing was found', () => {
    expect(topResult(found([]), 'night')).toBeUndefined()
  })
})

test('a list that makes no sense is missing, and does not count as found', () => {
  expect(readFound({ tracks: aPage([]), albums: null, artists: { items: 'many' } })).toEqual({
    track: { rows: [], came: 0, total: 0, next: null },
  })
  expect(isNothing(found([]))).toBe(true)
  expect(isNothing(found([], ['Night']))).toBe(false)
})

test('entries that Spotify leaves empty cost their own row', () => {
  const { playlist } = readFound({ playlists: aPage([null, aPlaylist('1'), null, aPlaylist('2')]) })
  expect(playlist?.rows.map(({ id }) => id)).toEqual(['1', '2'])
  expect(playlist?.came).toBe(4)
})
