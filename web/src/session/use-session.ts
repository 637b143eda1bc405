import type { Provider, SessionView, SignedIn } from '@scopedeck/server/contract/session.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQueries } from './session.queries.ts'

/** The session as the server sees it. The root loader has read it before anything is drawn. */
function useSession(): SessionView {
  return useSuspenseQuery(sessionQueries.session()).data
}

/** The session, or undefined when nobody is signed in. */
export function useSignedIn(): SignedIn | undefined {
  const session = useSession()
  return session.authenticated ? session : undefined
}

export function useProvider(): Provider {
  return useSuspenseQuery(sessionQueries.provider()).data
}

/** The scopes of the grant; none when nobody is signed in. */
export function useGrantedScopes(): ReadonlySet<string> {
  const session = useSignedIn()
  return new Set(session?.grantedScopes)
}
