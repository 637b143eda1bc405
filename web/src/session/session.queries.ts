import { queryOptions } from '@tanstack/react-query'
import { api } from '../shared/api.ts'
import { learnServerTime } from '../shared/server-clock.ts'
import { acceptSession, sessionKey, sessionNoun } from './page-account.ts'
import { readProvider, readTimedSession, type Session, type TimedSession } from './read-session.ts'

export const sessionQueries = {
  all: [sessionNoun] as const,
  /** Who is signed in, and when access token and grant end. The request does not extend the session, so it may repeat. */
  session: () =>
    queryOptions({
      queryKey: sessionKey,
      queryFn: async ({ signal }) =>
        acceptSession(learnTime(await api.get('/api/session', { signal, read: readTimedSession }))),
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

/** Learns the server's clock, which is not kept with the session: the session then stays the same from answer to answer. */
export function learnTime({ session, serverTime, askedAt }: TimedSession): Session {
  if (serverTime !== undefined) learnServerTime(serverTime, askedAt)
  return session
}
