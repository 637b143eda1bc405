import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionQueries } from './session/session.queries.ts'
import { ProblemResponse } from './shared/problem.ts'

/** One cache for what the server said. A failure that ends the session makes the session be read again. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (!endsSession(error)) return
    queryClient.setQueryData(sessionQueries.lastWords, error.problem)
    void queryClient.invalidateQueries({ queryKey: sessionQueries.session().queryKey })
  }
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // The server has tried again already where that was right; the screen says what happened and offers the next try.
    defaultOptions: { queries: { retry: false, staleTime: 30_000 } },
  })
  return queryClient
}

function endsSession(error: unknown): error is ProblemResponse {
  if (!(error instanceof ProblemResponse)) return false
  return error.problem.code === 'sign-in-required' || error.problem.code === 'reauthorization-required'
}
