import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { sessionNoun } from '../session/page-account.ts'
import { api } from '../shared/api.ts'
import { readAnew } from '../shared/read-anew.ts'
import { readNumber, readRecord } from '../shared/read-json.ts'

/** How far the simulator’s clock is ahead of ours, in milliseconds. */
export const readAheadMs = (body: unknown): number => readNumber(readRecord(body).aheadMs)

export const clocksQueries = {
  /** Below the session, as all that is told of the simulator. */
  ahead: () =>
    queryOptions({
      queryKey: [sessionNoun, 'simulator', 'ahead'] as const,
      queryFn: ({ signal }) => api.get('/api/simulator', { signal, read: readAheadMs }),
      staleTime: 5_000,
      refetchInterval: 15_000,
    }),
}

export const clocksMutations = {
  /** Moves the simulator’s clock ahead; back to our own time where no duration is given. */
  move: (client: QueryClient) =>
    mutationOptions({
      mutationFn: (advance: '59m' | '184d' | undefined) =>
        api.post('/api/simulator/clock', { body: { advance }, read: readAheadMs }),
      // The session tells when token and grant end by that clock.
      onSuccess: () => readAnew(client, { queryKey: [sessionNoun] }),
    }),
  /** Has the simulator take the access tokens of the account no longer. */
  expire: () => mutationOptions({ mutationFn: () => api.post('/api/simulator/expire') }),
}
