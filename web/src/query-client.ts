import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionQueries } from './session/session.queries.ts'
import { lastSessionRefusal } from './session/session-end.ts'
import { ProblemResponse } from './shared/problem.ts'

/** One cache for everything that the server answered. After a failure that ends the session, the session is read again. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (!endsSession(error)) return
    lastSessionRefusal.set(error.problem)
    // Not awaited: the screen has to show why its call failed before it disappears with the session.
    void queryClient.invalidateQueries({ queryKey: sessionQueries.session().queryKey })
  }
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // The server has retried already where that was right; the screen says what happened and offers to try again.
    defaultOptions: { queries: { retry: false, staleTime: 30_000 } },
  })
  return queryClient
}

function endsSession(error: unknown): error is ProblemResponse {
  if (!(error instanceof ProblemResponse)) return false
  return error.problem.code === 'sign-in-required' || error.problem.code === 'reauthorization-required'
}
