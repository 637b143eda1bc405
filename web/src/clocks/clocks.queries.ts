import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { readConditions } from '../session/conditions.queries.ts'
import { sessionNoun } from '../session/page-account.ts'
import { api } from '../shared/api.ts'
import { readAnew } from '../shared/read-anew.ts'

export const clocksMutations = {
  /** Moves the simulator’s clock ahead; back to our own time where no duration is given. */
  move: (client: QueryClient) =>
    mutationOptions({
      mutationFn: (advance: '59m' | '184d' | undefined) =>
        api.post('/api/simulator/clock', { body: { advance }, read: readConditions }),
      // The session tells when token and grant end by that clock.
      onSuccess: () => readAnew(client, { queryKey: [sessionNoun] }),
    }),
  /** Has the simulator take the access tokens of the account no longer. */
  expire: () => mutationOptions({ mutationFn: () => api.post('/api/simulator/expire') }),
}
