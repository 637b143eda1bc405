import { expect, it } from 'vitest'
import { callOfLink, pagesIn } from './paging.ts'

it('reads an answer that is a page', () => {
  const next = 'http://127.0.0.1:8888/api/spotify/v1/me/playlists?offset=20&limit=20'
  const answer = { items: ['a', 'b'], offset: 18, total: 42, next, previous: null }
  expect(pagesIn(answer)).toEqual([{ label: '', words: '19–20 of 42', next }])
  expect(pagesIn({ items: [], offset: 60, total: 42, next: null, previous: next })).toEqual([
    { label: '', words: 'none of 42', previous: next },
  ])
})

it('finds the pages among the members of an answer', () => {
  const page = { items: ['a'], next: 'x', cursors: { after: 'b' }, total: 3 }
  expect(pagesIn({ artists: page })).toEqual([{ label: 'artists', words: '1 of 3', next: 'x' }])
  expect(pagesIn({ devices: [] })).toEqual([])
  expect(pagesIn([true])).toEqual([])
})

it('finds the call that a link leads to', () => {
  expect(callOfLink('http://127.0.0.1:8888/api/spotify/v1/me/player/queue')?.id).toBe('get-queue')
  expect(callOfLink('https://api.spotify.com/v1/playlists/abc/items?x=1')).toMatchObject({
    id: 'get-playlists-items',
    values: { playlist_id: 'abc' },
  })
  expect(callOfLink('https://api.spotify.com/v1/nothing/here')).toBeUndefined()
  expect(callOfLink('not a link')).toBeUndefined()
})

it('a link with a broken encoding leads to no call', () => {
  expect(callOfLink('https://api.example/v1/playlists/%E0%A4%A/items')).toBeUndefined()
})

it('a place that makes no sense is not said', () => {
  const page = { items: [1, 2], next: null, offset: Number.POSITIVE_INFINITY, total: -1 }
  expect(pagesIn(page).map(({ words }) => words)).toEqual(['2'])
})
