import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionQueries } from './session/session.queries.ts'
import { endsSession } from './shared/account-problem.ts'
import { problemOf } from './shared/problem.ts'
import { readAnew } from './shared/read-anew.ts'

/**
 * One cache for everything that the server answered to the account of this page. After a failure that tells of another
 * session than the page knows, or of fewer scopes, the session is read again.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    const problem = problemOf(error)
    if (!endsSession(problem) && problem.code !== 'insufficient-scope') return
    // Not awaited: the screen has to show why its call failed before it disappears with the session.
    void readAnew(queryClient, { queryKey: sessionQueries.session().queryKey })
  }
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // The server has retried already where that was right; the screen says what happened and offers to try again. Nothing
    // waits silently for the network: the browser may be wrong about it, and this server may be on the same machine.
    defaultOptions: {
      queries: { retry: false, staleTime: 30_000, networkMode: 'always', refetchOnReconnect: true },
      mutations: { networkMode: 'always' },
    },
  })
  return queryClient
}
