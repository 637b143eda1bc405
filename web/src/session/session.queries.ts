import type { Provider, SessionView } from '@scopedeck/server/contract/session.ts'
import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { forgetPersonal } from '../shared/storage.ts'

export const sessionQueries = {
  all: ['session'] as const,
  /** Who is signed in, and both clocks. Asking does not extend the session, so it may be asked often. */
  session: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'view'] as const,
      queryFn: ({ signal }) => api.get<SessionView>('/api/session', { signal }),
      staleTime: 15_000,
      refetchInterval: 30_000,
    }),
  /** Which Spotify the server talks to. It changes only with a restart. */
  provider: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'provider'] as const,
      queryFn: ({ signal }) => api.get<Provider>('/api/provider', { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

export const sessionMutations = {
  /** Ends the session on the server, then forgets everything that was read with it. */
  signOut: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: () => api.post<undefined>('/auth/sign-out'),
      onSuccess: () => {
        forgetPersonal()
        queryClient.setQueryData(sessionQueries.session().queryKey, { authenticated: false })
        queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQueries.all[0] })
      },
    }),
  refresh: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: () => api.post<SessionView>('/auth/refresh'),
      onSuccess: (session) => queryClient.setQueryData(sessionQueries.session().queryKey, session),
    }),
}
