import type { Page, Playlist, PlaylistItem, SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { toLine } from './item.ts'
import type { PlaylistKey } from './pages.ts'
import { allPages, pageSize, readInTurn } from './pages.ts'

const webApi = '/api/spotify/v1'
/** Requests at once while a whole list is read: fast, and far below Spotify’s rate limit. */
const atOnce = 4

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
        return items.map((entry, index) => toLine(entry, page * pageSize + index))
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),

  /** All lines, for searching and sorting. Pages that are in the cache are not read again. */
  whole: (key: PlaylistKey) =>
    queryOptions({
      queryKey: [...playlistQueries.all, 'whole', key] as const,
      queryFn: async ({ client, signal }) => {
        const readPage = (page: number) => client.query(playlistQueries.page(key, page))
        return (await readInTurn(allPages(key.total), readPage, { atOnce, signal })).flat()
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),
}
