import { mutationOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { playerQueries } from './player.queries.ts'

interface Saving {
  uri: string
  /** Into the library, or out of it. */
  isSaved: boolean
}

const library = '/api/spotify/v1/me/library'

/** Saves an item or removes it. The heart shows it at once, and shows the truth again when it fails. */
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
