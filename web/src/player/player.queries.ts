import { queryOptions } from '@tanstack/react-query'
import { readName } from '../playback/read-player.ts'
import { api } from '../shared/api.ts'

export const playerQueries = {
  all: ['player'] as const,

  /** The name of a context: a playlist, an album, an artist or a show; null for none. @param path of the Web API, below `/v1` */
  contextName: (path: string) =>
    queryOptions({
      queryKey: [...playerQueries.all, 'context-name', path] as const,
      queryFn: ({ signal }) => api.get(`/api/spotify/v1${path}`, { signal, read: readName }),
      staleTime: 10 * 60_000,
      retry: false,
    }),
}
