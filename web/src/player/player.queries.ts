import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import type { Context } from './now-playing/context.ts'

export const playerQueries = {
  all: ['player'] as const,

  /** The name of what plays now: a playlist, an album, an artist, a show. */
  contextName: (context: Exclude<Context, { kind: 'collection' }>) =>
    queryOptions({
      queryKey: [...playerQueries.all, 'context-name', context.path] as const,
      queryFn: ({ signal }) => api.get<{ name: string }>(`/api/spotify/v1${context.path}`, { signal }),
      select: ({ name }) => name,
      staleTime: 10 * 60_000,
      retry: false,
    }),

  /** Whether the library holds an item. */
  saved: (uri: string) =>
    queryOptions({
      queryKey: [...playerQueries.all, 'saved', uri] as const,
      queryFn: async ({ signal }) => {
        const [isSaved = false] = await api.get<boolean[]>('/api/spotify/v1/me/library/contains', {
          search: { uris: uri },
          signal,
        })
        return isSaved
      },
      staleTime: 60_000,
    }),
}
