import { anEpisode, aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { describe, expect, it } from 'vitest'
import { readLine } from './item.ts'

const track = {
  ...aTrack('1', { name: 'Paper Lanterns' }),
  album: {
    name: 'Lanterns',
    images: [640, 300, 64].map((width) => ({ url: `https://art/${width}`, width, height: width })),
  },
}

const entry = (more: object) => ({ added_at: '2026-03-12T08:00:00Z', added_by: null, is_local: false, ...more })
const read = (more: object) => readLine(entry(more), 7)

describe('readLine', () => {
  it('reads the names of development and of extended mode alike', () => {
    const expected = {
      title: 'Paper Lanterns',
      by: 'Mira Solano, Odd Harbour',
      from: 'Lanterns',
      imageUrl: 'https://art/64',
      addedAt: Date.UTC(2026, 2, 12, 8),
    }
    expect(read({ item: track })).toMatchObject(expected)
    expect(read({ track })).toMatchObject(expected)
  })
  it.each([
    ['null', { item: null }],
    ['hollow', { item: { ...track, name: '', artists: [{ name: '' }], duration_ms: 0 } }],
    ['left out', {}],
  ])('gives an item that is %s a line that says so', (_, more) => {
    expect(read(more)).toMatchObject({ position: 7, title: 'No longer available' })
  })
  it('gives an entry that makes no sense its line', () => {
    for (const value of [null, undefined, [], 'seven', 7]) expect(readLine(value, 7).position).toBe(7)
  })
  it('says why a local file can’t be played', () => {
    expect(read({ item: track, is_local: true }).unavailable).toBe('A file on the owner’s computer')
    expect(read({ item: { ...track, is_local: true } }).unavailable).toBe('A file on the owner’s computer')
  })
  it('shows an episode by its show', () => {
    const line = read({ item: anEpisode('1') })
    expect(line).toMatchObject({ title: 'Episode 1', by: 'Slow Radio' })
    expect(line).not.toHaveProperty('from')
  })
  it('shows an episode with an album and no show by its album', () => {
    expect(read({ item: { ...track, type: 'episode', artists: null } })).toMatchObject({ by: 'Lanterns' })
  })
  it.each(['1970-01-01T00:00:00Z', '0000-00-00', '', null])('knows no date where it was added at %j', (added_at) => {
    expect(read({ item: track, added_at })).not.toHaveProperty('addedAt')
  })
})
