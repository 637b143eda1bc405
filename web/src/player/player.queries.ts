import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { readIsSaved, readName } from '../playback/read-player.ts'
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

  /** Whether the library holds an item. */
  saved: (uri: string) =>
    queryOptions({
      queryKey: [...playerQueries.all, 'saved', uri] as const,
      queryFn: ({ signal }) =>
        api.get('/api/spotify/v1/me/library/contains', {
          search: { uris: uri },
          signal,
          read: readIsSaved,
        }),
      staleTime: 60_000,
    }),
}

interface Saving {
  uri: string
  /** Whether it is to be saved or to be removed. */
  isSaved: boolean
}

const library = '/api/spotify/v1/me/library'

/** Saves an item or removes it. The heart shows it at once, and shows the earlier state again when Spotify refuses. */
export const savingMutation = () =>
  mutationOptions<unknown, Error, Saving, boolean | undefined>({
    mutationKey: ['player', 'saving'],
    networkMode: 'always',
    mutationFn: ({ uri, isSaved }) =>
      isSaved ? api.put(library, { search: { uris: uri } }) : api.delete(library, { search: { uris: uri } }),
    onMutate: async ({ uri, isSaved }, { client }) => {
      const { queryKey } = playerQueries.saved(uri)
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      client.setQueryData(queryKey, isSaved)
      return before
    },
    onError: (_, { uri }, before, { client }) => {
      client.setQueryData(playerQueries.saved(uri).queryKey, before)
    },
  })
