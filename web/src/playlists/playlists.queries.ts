import type { Page, Playlist, PlaylistItem, SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { type Line, toLine } from './item.ts'
import type { PlaylistKey } from './pages.ts'
import { allPages, batchesOf, pageSize, readInTurn } from './pages.ts'

const webApi = '/api/spotify/v1'
/** Requests at once while a whole playlist is read: the server makes the calls of one while the next one waits. */
const atOnce = 2

const address = (id: string) => `${webApi}/playlists/${encodeURIComponent(id)}`
const pageSearch = (page: number) => ({ limit: pageSize, offset: page * pageSize })

export const playlistQueries = {
  all: ['playlists'] as const,

  /** One page of the account’s playlists. Every page says how many there are. */
  list: (page: number) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'list', { page }] as const,
      queryFn: ({ signal }) =>
        api.get<Page<SimplifiedPlaylist>>(`${webApi}/me/playlists`, { search: pageSearch(page), signal }),
      staleTime: 60_000,
    }),

  detail: (id: string) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'detail', { id }] as const,
      queryFn: ({ signal }) => api.get<Playlist>(address(id), { signal }),
      staleTime: 60_000,
    }),

  /** One page of lines. The snapshot is part of the key, so that a changed playlist is read again. */
  page: ({ id, snapshot }: PlaylistKey, page: number) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'items', { id, snapshot, page }] as const,
      queryFn: async ({ signal }) => {
        const search = { ...pageSearch(page), additional_types: 'track,episode' }
        const { items } = await api.get<Page<PlaylistItem>>(`${address(id)}/items`, { search, signal })
        return linesIn(items, page)
      },
      staleTime: Number.POSITIVE_INFINITY,
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
  whole: (key: PlaylistKey) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'whole', key] as const,
      queryFn: async ({ client, signal }) => {
        const linesOf = (page: number) => client.getQueryData(playlistQueries.page(key, page).queryKey)
        const readBatch = async (pages: readonly number[]) => {
          if (pages.every(linesOf)) return
          for (const [page, lines] of await readPages(key.id, pages, signal)) {
            client.setQueryData(playlistQueries.page(key, page).queryKey, lines)
          }
        }
        const pages = allPages(key.total)
        const batches = batchesOf(pages)
        let done = 0
        const readAndTell = async (batch: readonly number[]) => {
          await readBatch(batch)
          client.setQueryData(playlistQueries.reading(key).queryKey, ++done / batches.length)
        }
        await readInTurn(batches, readAndTell, { atOnce, signal })
        return pages.flatMap((page) => linesOf(page) ?? [])
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

/** Several pages that follow each other, by one request: a browser makes no more than six at a time. */
async function readPages(id: string, pages: readonly number[], signal: AbortSignal): Promise<[number, Line[]][]> {
  const [first = 0] = pages
  const search = { offset: first * pageSize, pages: pages.length }
  const read = await api.get<Page<PlaylistItem>[]>(`/api/playlists/${encodeURIComponent(id)}/items`, { search, signal })
  return read.map(({ items }, index) => [first + index, linesIn(items, first + index)])
}

function linesIn(items: readonly PlaylistItem[], page: number): Line[] {
  return items.map((entry, index) => toLine(entry, page * pageSize + index))
}
