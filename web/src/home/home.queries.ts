import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { readPlaylists } from '../shared/read-playlist.ts'

const shownPlaylists = 8

export const homeQueries = {
  /** The first playlists. Their key begins with `playlists`, so that a change to one of them makes them stale. */
  playlists: () =>
    queryOptions({
      queryKey: ['playlists', 'home', { limit: shownPlaylists }] as const,
      queryFn: ({ signal }) =>
        api.get('/api/spotify/v1/me/playlists', { search: { limit: shownPlaylists }, signal, read: readPlaylists }),
      staleTime: 60_000,
    }),
}
