import { flagIn, listIn } from '@scopedeck/server/contract/answer-members.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { keepIfGrantEnded } from '../lens/blocked-action.ts'
import type { Resume } from '../lens/gate.ts'
import { api } from '../shared/api.ts'
import { batched } from '../shared/batched.ts'
import { problemOf } from '../shared/problem.ts'

const library = '/api/spotify/v1/me/library'

/** As many as Spotify takes in one call. */
const mostUris = 40

/** Whether the library holds each of the things that were asked for, in their order. */
export const readSaved = (body: unknown): readonly (boolean | undefined)[] => listIn(body).map(flagIn)

/** So long no row comes into view before its heart is asked for. */
const pauseMs = 120

const isSaved = batched(
  (uris) => api.get(`${library}/contains`, { search: { uris }, read: readSaved }),
  mostUris,
  pauseMs,
)

export const savingQueries = {
  all: ['saved'] as const,

  /** Whether the library holds a thing. The rows of a list ask together. */
  saved: (uri: string) =>
    queryOptions({
      queryKey: [...savingQueries.all, uri] as const,
      queryFn: async ({ signal }) => (await isSaved(uri, signal)) ?? false,
      staleTime: 60_000,
    }),
}

interface Saving {
  uri: string
  /** Whether it is to be saved or to be removed. */
  isSaved: boolean
}

/** Saving or removing a thing, to complete after a consent. */
export const savingAction = (uri: string, isSaved: boolean): Resume => ({
  action: isSaved ? 'player.save' : 'player.unsave',
  args: { uri },
})

/** Saves a thing or removes it. The heart shows it at once, and shows the earlier state again when Spotify refuses. */
export const savingMutation = () =>
  mutationOptions<unknown, Error, Saving, boolean | undefined>({
    mutationKey: ['saving'],
    networkMode: 'always',
    mutationFn: ({ uri, isSaved: wanted }) =>
      wanted ? api.put(library, { search: { uris: uri } }) : api.delete(library, { search: { uris: uri } }),
    onMutate: async ({ uri, isSaved: wanted }, { client }) => {
      const { queryKey } = savingQueries.saved(uri)
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      client.setQueryData(queryKey, wanted)
      return before
    },
    onError: (error, { uri, isSaved: wanted }, before, { client }) => {
      keepIfGrantEnded(problemOf(error), savingAction(uri, wanted))
      client.setQueryData(savingQueries.saved(uri).queryKey, before)
    },
  })
