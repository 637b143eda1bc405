import type { Disconnected } from '@scopedeck/server/contract/disconnect.ts'
import type { Provider, SessionView } from '@scopedeck/server/contract/session.ts'
import { mutationOptions, type QueryClient, queryOptions, useMutationState } from '@tanstack/react-query'
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
  /** What the server said when it no longer knew the session: nothing fetches it. */
  lastWords: ['session', 'last-words'] as const,
}

/** What a person does to end the session of this page. */
const leaving = ['session', 'leaving'] as const

export const sessionMutations = {
  /** Ends the session on the server, then forgets everything that was read with it. */
  signOut: (queryClient: QueryClient) =>
    mutationOptions({
      mutationKey: leaving,
      mutationFn: () => api.post<undefined>('/auth/sign-out'),
      onSuccess: () => forgetSession(queryClient),
    }),
  /** Ends every session of the account, and has the server delete and revoke what it can. */
  disconnect: (queryClient: QueryClient) =>
    mutationOptions({
      mutationKey: leaving,
      mutationFn: () => api.post<Disconnected>('/auth/disconnect'),
      onSuccess: () => forgetSession(queryClient),
    }),
  refresh: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: () => api.post<SessionView>('/auth/refresh'),
      onSuccess: (session) => queryClient.setQueryData(sessionQueries.session().queryKey, session),
    }),
}

/** Sent to the window after a sign-out here: code that keeps data of the account outside the query cache drops it. */
export const signedOutEvent = 'signed-out'

function forgetSession(queryClient: QueryClient): void {
  forgetPersonal()
  queryClient.setQueryData(sessionQueries.session().queryKey, { authenticated: false })
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQueries.all[0] })
  dispatchEvent(new Event(signedOutEvent))
}

/** Whether the person at this page is ending its session, or has: then nobody needs to tell them that it ended. */
export const useIsLeaving = (): boolean =>
  useMutationState({
    filters: {
      mutationKey: leaving,
      predicate: ({ state }) => state.status === 'pending' || state.status === 'success',
    },
  }).length > 0
