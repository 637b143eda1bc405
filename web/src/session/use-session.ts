import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { SignedIn } from './read-session.ts'
import { sessionQueries } from './session.queries.ts'

/** The session, or undefined when nobody is signed in. The root loader has read it before a screen is drawn. */
export function useSignedIn(): SignedIn | undefined {
  const { data: session } = useSuspenseQuery(sessionQueries.session())
  return session.authenticated ? session : undefined
}

/** The scopes of the grant; none when nobody is signed in. */
export function useGrantedScopes(): ReadonlySet<Scope> {
  const session = useSignedIn()
  return new Set(session?.grantedScopes)
}

export function useProvider(): Provider {
  return useSuspenseQuery(sessionQueries.provider()).data
}

/** What we call the Spotify that the server talks to. */
export const providerNames = {
  simulator: 'Simulated Spotify',
  spotify: 'Spotify',
  other: 'Another OAuth server',
} as const
