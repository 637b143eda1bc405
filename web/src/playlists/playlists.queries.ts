import { known } from '@scopedeck/server/contract/answer-members.ts'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import {
  batchFrom,
  type PageEnd,
  type PlaylistKey,
  pageSize,
  rowCount,
  workThrough,
} from '../shared/long-list/pages.ts'
import { plainText } from '../shared/plain-text.ts'
import { offsetAfter, type Page } from '../shared/read-page.ts'
import { type Playlist, readPlaylist, readPlaylists } from '../shared/read-playlist.ts'
import type { Line } from './item.ts'
import { addressOf, type LinePage, readLinePage, readLinePages } from './item-pages.ts'

/** Requests at once while a whole playlist is read: the server makes the calls of one while the next one waits. */
const atOnce = 2

/** The ends of the pages that are read, by their index. */
export type PageEnds = ReadonlyMap<number, PageEnd>
export const noEnds: PageEnds = new Map()

export const playlistQueries = {
  all: ['playlists'] as const,

  /** The first page of the account’s playlists. */
  list: () =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'list', { offset: 0 }] as const,
      queryFn: ({ signal }) => readList(0, signal),
      staleTime: 60_000,
    }),

  /** All playlists after the first page. Each page says where the next one begins. */
  rest: (first: Page<Playlist>) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'list', { from: offsetAfter(first, 0, pageSize) }] as const,
      queryFn: async ({ signal }) => {
        const playlists: Playlist[] = []
        for (let offset = offsetAfter(first, 0, pageSize); offset !== undefined; ) {
          const page: Page<Playlist> = await readList(offset, signal)
          playlists.push(...page.rows)
          offset = offsetAfter(page, offset, pageSize)
        }
        return playlists
      },
      staleTime: 60_000,
    }),

  detail: (id: string) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'detail', { id }] as const,
      queryFn: async ({ signal }) => {
        const { description: html, ...playlist } = await api.get(addressOf(id), { signal, read: readPlaylistOf(id) })
        return { ...playlist, ...known({ description: html === undefined ? html : await plainText(html) }) }
      },
      staleTime: 60_000,
    }),

  /** One page of lines. The snapshot is part of the key, so that a changed playlist is read again. */
  page: (key: PlaylistKey, page: number) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'items', { ...key, page }] as const,
      queryFn: async ({ signal, client }) => noted(client, key, page, await readLinePage(key.id, page, signal)),
      staleTime: Number.POSITIVE_INFINITY,
    }),

  /** How far the pages reach that are read: together they say where the playlist ends. */
  ends: (key: PlaylistKey) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'ends', key] as const,
      queryFn: () => noEnds,
      enabled: false,
    }),

  /** The share of a playlist that is read while `whole` reads it, 0 to 1. */
  reading: (key: PlaylistKey) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'reading', key] as const,
      queryFn: () => 0,
      enabled: false,
    }),

  /**
   * All lines, for searching and sorting. Pages in the cache are not read again; the others are read in batches, which find
   * their way into the cache page by page.
   */
  whole: (key: PlaylistKey, total: number | undefined) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'whole', key] as const,
      queryFn: ({ client, signal }) => readWhole(client, key, total, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

function readList(offset: number, signal: AbortSignal): Promise<Page<Playlist>> {
  return api.get('/api/spotify/v1/me/playlists', { search: { limit: pageSize, offset }, signal, read: readPlaylists })
}

/** @throws {TypeError} where the answer is no object */
export const readPlaylistOf =
  (id: string) =>
  (body: unknown): Playlist => {
    const playlist = readPlaylist(body, id)
    if (!playlist) throw new TypeError('The answer is no playlist.')
    return playlist
  }

async function readWhole(
  client: QueryClient,
  key: PlaylistKey,
  total: number | undefined,
  signal: AbortSignal,
): Promise<Line[]> {
  const linesOf = (page: number) => client.getQueryData(playlistQueries.page(key, page).queryKey)?.lines
  const count = () => rowCount(client.getQueryData(playlistQueries.ends(key).queryKey) ?? noEnds, total)
  let handedOut = 0
  let done = 0
  const nextBatch = () => {
    const pages = batchFrom(handedOut, count())
    handedOut += pages.length
    return pages.length > 0 ? pages : undefined
  }
  const readBatch = async (pages: readonly number[]) => {
    if (!pages.every(linesOf)) await readPages(client, key, pages, signal)
    done += pages.length
    client.setQueryData(playlistQueries.reading(key).queryKey, Math.min(1, (done * pageSize) / count()))
  }
  await workThrough(nextBatch, readBatch, { atOnce, signal })
  // Pages beyond the end were asked for before the end was known.
  const pages = Array.from({ length: Math.ceil(count() / pageSize) }, (_, page) => page)
  return pages.flatMap((page) => linesOf(page)?.filter((line) => line !== undefined) ?? [])
}

/** Several pages that follow each other, by one request: a browser makes no more than six at a time. */
async function readPages(client: QueryClient, key: PlaylistKey, pages: readonly number[], signal: AbortSignal) {
  const [first = 0] = pages
  const search = { offset: first * pageSize, pages: pages.length }
  const address = `/api/playlists/${encodeURIComponent(key.id)}/items`
  const answers = await api.get(address, { search, signal, read: readLinePages(search.offset) })
  for (const [index, answer] of answers.entries()) {
    const page = first + index
    const read = await readLinePage(key.id, page, signal, answer)
    client.setQueryData(playlistQueries.page(key, page).queryKey, noted(client, key, page, read))
  }
}

/** Notes how far the page reaches. */
function noted(client: QueryClient, key: PlaylistKey, page: number, lines: LinePage): LinePage {
  const { rows, isLast } = lines
  client.setQueryData(playlistQueries.ends(key).queryKey, (before = noEnds) =>
    new Map(before).set(page, { rows, isLast }),
  )
  return lines
}
