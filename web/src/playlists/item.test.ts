import type { PlaylistItem, Track } from '@scopedeck/server/contract/web-api.ts'
import { describe, expect, it } from 'vitest'
import { toLine } from './item.ts'

const track = {
  type: 'track',
  id: '1',
  name: 'Paper Lanterns',
  uri: 'spotify:track:1',
  artists: [{ name: 'Mira Solano' }, { name: 'Juno Park' }],
  album: { name: 'Lanterns', images: [640, 300, 64].map((width) => ({ url: `art/${width}`, width, height: width })) },
  duration_ms: 190_000,
  explicit: false,
} as unknown as Track

const entry = (more: Partial<PlaylistItem>): PlaylistItem => ({
  added_at: '2026-03-12T08:00:00Z',
  added_by: null,
  is_local: false,
  ...more,
})

describe('toLine', () => {
  it('reads the names of development and of extended mode alike', () => {
    const expected = { title: 'Paper Lanterns', by: 'Mira Solano, Juno Park', from: 'Lanterns', imageUrl: 'art/64' }
    expect(toLine(entry({ item: track }), 0)).toMatchObject(expected)
    expect(toLine(entry({ track }), 0)).toMatchObject(expected)
  })
  it('gives what is gone a line that says so', () => {
    expect(toLine(entry({ item: null }), 7)).toMatchObject({ position: 7, title: 'No longer available' })
  })
  it('says why a local file can’t be played', () => {
    expect(toLine(entry({ item: track, is_local: true }), 0).unavailable).toBe('A file on the owner’s computer')
  })
  it('shows an episode by its show', () => {
    const episode = { ...track, type: 'episode', name: 'Night Ferry', show: { name: 'Harbour Hour' }, images: [] }
    const line = toLine(entry({ item: episode as unknown as Track }), 0)
    expect(line).toMatchObject({ title: 'Night Ferry', by: 'Harbour Hour', from: '' })
    expect(line).not.toHaveProperty('imageUrl')
  })
})
