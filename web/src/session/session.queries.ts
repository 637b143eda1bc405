import { mutationOptions, type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api } from '../shared/api.ts'
import { learnServerTime } from '../shared/server-clock.ts'
import { forgetPersonal } from '../shared/storage.ts'
import { readDisconnected, readProvider, readTimedSession, type Session, type TimedSession } from './read-session.ts'

export const sessionQueries = {
  all: ['session'] as const,
  /** Who is signed in, and when access token and grant end. The request does not extend the session, so it may repeat. */
  session: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'view'] as const,
      queryFn: async ({ signal }) => learnTime(await api.get('/api/session', { signal, read: readTimedSession })),
      staleTime: 15_000,
      refetchInterval: 30_000,
    }),
  /** Which Spotify the server talks to. It changes only when the server restarts. */
  provider: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'provider'] as const,
      queryFn: ({ signal }) => api.get('/api/provider', { signal, read: readProvider }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

/** The mutations that end the session of this page because the person asked for it. */
const leaving = ['session', 'leaving'] as const

export const sessionMutations = {
  /** Ends the session on the server, then forgets everything that was read with it. */
  signOut: (queryClient: QueryClient) =>
    mutationOptions({
      mutationKey: leaving,
      mutationFn: () => api.post('/auth/sign-out'),
      onSuccess: () => forgetSession(queryClient),
    }),
  /** Ends every session of the account; the server deletes the tokens and revokes those that it can revoke. */
  disconnect: (queryClient: QueryClient) =>
    mutationOptions({
      mutationKey: leaving,
      mutationFn: () => api.post('/auth/disconnect', { read: readDisconnected }),
      onSuccess: () => forgetSession(queryClient),
    }),
  /** Has the server refresh the access token now. The answer is the new session. */
  refresh: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: async () => learnTime(await api.post('/auth/refresh', { read: readTimedSession })),
      onSuccess: (session) => queryClient.setQueryData(sessionQueries.session().queryKey, session),
    }),
}

/** Learns the server's clock, which is not kept with the session: the session then stays the same from answer to answer. */
function learnTime({ session, serverTime, askedAt }: TimedSession): Session {
  if (serverTime !== undefined) learnServerTime(serverTime, askedAt)
  return session
}

/**
 * Signs out. Every screen offers it, so it works without the code of a mutation observer.
 * @throws what the request threw; then the session goes on
 */
export function endSession(queryClient: QueryClient): Promise<undefined> {
  return queryClient.getMutationCache().build(queryClient, sessionMutations.signOut(queryClient)).execute()
}

/** Sent to the window after a sign-out here: code that keeps data of the account outside the query cache drops it. */
export const signedOutEvent = 'signed-out'

/** Removes every answer but those about the session: they were read with a session that is over. */
function forgetSession(queryClient: QueryClient): void {
  forgetPersonal()
  queryClient.setQueryData(sessionQueries.session().queryKey, { authenticated: false })
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQueries.all[0] })
  dispatchEvent(new Event(signedOutEvent))
}

/** Whether this person is ending the session of this page, or has ended it: then no message has to say that it ended. */
export function useIsLeaving(): boolean {
  const mutations = useQueryClient().getMutationCache()
  const isLeaving = () =>
    mutations.find({
      mutationKey: leaving,
      predicate: ({ state }) => state.status === 'pending' || state.status === 'success',
    }) !== undefined
  return useSyncExternalStore((notify) => mutations.subscribe(notify), isLeaving)
}
