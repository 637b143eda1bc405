import type { SessionEntry, SessionList } from '@scopedeck/server/contract/sessions.ts'
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'

export const sessionsQueries = {
  all: ['sessions'] as const,
  /** Asking counts as a use of this session, so it is asked when somebody looks and never by a clock. */
  list: () =>
    queryOptions({
      queryKey: [...sessionsQueries.all, 'list'] as const,
      queryFn: ({ signal }) => api.get<SessionList>('/api/sessions', { signal }),
      staleTime: 0,
    }),
}

export const sessionsMutations = {
  endOne: (queryClient: QueryClient, { id }: SessionEntry) =>
    mutationOptions({
      mutationFn: () => api.delete<undefined>(`/api/sessions/${id}`).catch(unlessOver),
      onSettled: () => readAnew(queryClient),
    }),
  endOthers: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: () => api.delete<undefined>('/api/sessions'),
      onSettled: () => readAnew(queryClient),
    }),
}

const readAnew = (queryClient: QueryClient) => queryClient.invalidateQueries({ queryKey: sessionsQueries.all })

/** Somebody else was faster, or time was: it is over, as was wanted. */
function unlessOver(error: unknown): undefined {
  if (problemOf(error).code !== 'not-found') throw error
}
