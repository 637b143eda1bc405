import type { Page, SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'

const shownPlaylists = 8

export const homeQueries = {
  /** The first few playlists. Under the noun `playlists`, so that a change to one makes them stale. */
  playlists: () =>
    queryOptions({
      queryKey: ['playlists', 'home', { limit: shownPlaylists }] as const,
      queryFn: ({ signal }) =>
        api.get<Page<SimplifiedPlaylist>>('/api/spotify/v1/me/playlists', {
          search: { limit: shownPlaylists },
          signal,
        }),
      staleTime: 60_000,
    }),
}
