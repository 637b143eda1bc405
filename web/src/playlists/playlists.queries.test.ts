import { aTrack } from '@scopedeck/server/contract/testing/playback.ts'
import { aPage, aPlaylist, aPlaylistItem } from '@scopedeck/server/contract/testing/playlists.ts'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { pageSize, rowCount } from '../shared/long-list/pages.ts'
import type { Line } from './item.ts'
import { noEnds, playlistQueries } from './playlists.queries.ts'

const key = { id: '1', snapshot: 's' }

/** How a server may answer for a list of songs, other than as its documentation says. */
interface Manners {
  songs: number
  /** What it says as the total. */
  total?: number | null
  /** The most entries of an answer. */
  most?: number
  /** Places whose entries it leaves out, while it counts them. */
  leftOut?: readonly number[]
  /** What it says as `next` in place of the address. */
  next?: (offset: number | null) => unknown
  /** Answers with all entries from the offset on, however many were asked for. */
  isGenerous?: boolean
}

function answerOf(manners: Manners, offset: number, limit: number) {
  const { songs, total = songs, most = pageSize, leftOut = [], isGenerous = false } = manners
  const end = isGenerous ? songs : Math.min(songs, offset + Math.min(limit, most))
  const places = Array.from({ length: Math.max(0, end - offset) }, (_, index) => offset + index)
  const items = places
    .filter((place) => !leftOut.includes(place))
    .map((place) => aPlaylistItem(`${place}`, { item: aTrack(`${place}`) }))
  const next = end < songs ? end : null
  const address = next === null ? null : `http://localhost:8889/v1/list?offset=${next}`
  return { ...aPage(items), offset, total, next: manners.next ? manners.next(next) : address }
}

/** Answers the requests of a page as such a server does, the later ones first. @returns the addresses that were asked for */
function serve(manners: Manners): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    if (asked.length > 500) throw new Error('It asks without end.')
    const { pathname, searchParams } = new URL(address, 'http://app')
    const [offset, limit, pages] = ['offset', 'limit', 'pages'].map((name) => Number(searchParams.get(name)))
    await new Promise((resolve) => setTimeout(resolve, asked.length % 2))
    const starts = Array.from({ length: pages ?? 0 }, (_, page) => (offset ?? 0) + page * pageSize)
    return Response.json(
      pathname.startsWith('/api/playlists/')
        ? starts.map((start) => answerOf(manners, start, pageSize))
        : answerOf(manners, offset ?? 0, limit ?? pageSize),
    )
  })
  return asked
}

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })
const isPresent = (line: Line | undefined) => line !== undefined

const manners: [string, Manners][] = [
  ['as documented', { songs: 130 }],
  ['as documented, and the last page is full', { songs: 100 }],
  ['for an empty playlist', { songs: 0 }],
  ['with a total that is too large', { songs: 130, total: 10_000 }],
  ['with a total that is far too large', { songs: 130, total: 1e15 }],
  ['with a total that is too small', { songs: 130, total: 3 }],
  ['with a total of 0', { songs: 130, total: 0 }],
  ['without a total', { songs: 130, total: null }],
  ['with pages of 20', { songs: 130, most: 20 }],
  ['with pages of 20 and a total that is too small', { songs: 130, most: 20, total: 3 }],
  ['with one entry at a time', { songs: 60, most: 1 }],
  ['with entries left out', { songs: 130, leftOut: [7, 60, 61, 129] }],
  ['with the last page left out', { songs: 60, leftOut: Array.from({ length: 10 }, (_, index) => 50 + index) }],
  ['with a page in the middle left out', { songs: 130, leftOut: Array.from({ length: 50 }, (_, index) => 50 + index) }],
  ['with more than was asked for', { songs: 130, isGenerous: true }],
  ['without next', { songs: 130, next: () => undefined }],
  ['with a next that is no address', { songs: 130, next: () => ({}) }],
]

describe.each(manners)('a server that answers %s', (_, manner) => {
  const { songs, leftOut = [] } = manner
  const expected = Array.from({ length: songs }, (_, place) => place).filter((place) => !leftOut.includes(place))
  const titles = expected.map((place) => `Track ${place}`)

  it('gives every song once and in order, and their number', async () => {
    serve(manner)
    const cache = client()
    const total = manner.total === undefined ? songs : (manner.total ?? undefined)
    const whole = await cache.fetchQuery(playlistQueries.whole(key, total))
    expect(whole.map(({ title }) => title)).toEqual(titles)
    const ends = cache.getQueryData(playlistQueries.ends(key).queryKey) ?? noEnds
    expect(rowCount(ends, total)).toBeGreaterThanOrEqual(titles.length)
    expect(rowCount(ends, total)).toBeLessThanOrEqual(songs)
  })

  it('plays the song that its row shows', async () => {
    serve(manner)
    const { lines } = await client().fetchQuery(playlistQueries.page(key, 0))
    for (const { title, position, isPlaceSure, uri } of lines.filter(isPresent))
      expect(isPlaceSure ? `Track ${position}` : `Track ${uri?.split(':').at(-1)}`).toBe(title)
  })
})

it('a next that leads back, or to where it is, ends the list', async () => {
  for (const next of [() => 'http://any/?offset=0', (offset: number | null) => offset && 'http://any/?offset=50']) {
    const asked = serve({ songs: 130, next })
    await client().fetchQuery(playlistQueries.whole(key, 130))
    expect(asked.length).toBeLessThan(10)
  }
})

it('the list of playlists goes on to its end, whatever the total', async () => {
  for (const total of [0, 3, 120, 1e15, null]) {
    vi.stubGlobal('fetch', async (address: string) => {
      const offset = Number(new URL(address, 'http://app').searchParams.get('offset'))
      const count = Math.max(0, Math.min(50, 120 - offset))
      const items = Array.from({ length: count }, (_, index) => aPlaylist(`${offset + index}`))
      const next = offset + 50 < 120 ? `http://any/?offset=${offset + 50}` : null
      return Response.json({ ...aPage(items), total, next })
    })
    const cache = client()
    const first = await cache.fetchQuery(playlistQueries.list())
    const rest = await cache.fetchQuery(playlistQueries.rest(first))
    expect([...first.rows, ...rest].map(({ id }) => id)).toEqual(Array.from({ length: 120 }, (_, index) => `${index}`))
  }
})
