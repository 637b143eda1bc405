import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { difference } from '../shared/sets.ts'
import type { SignedIn } from './read-session.ts'
import { sessionQueries } from './session.queries.ts'

/** The session, or undefined when nobody is signed in. The root loader has read it before a screen is drawn. */
export function useSignedIn(): SignedIn | undefined {
  const { data: session } = useSuspenseQuery(sessionQueries.session())
  return session.authenticated ? session : undefined
}

/** What the account has agreed to, and what of it is switched off in the lens; nothing when nobody is signed in. */
export function useGrant(): Record<'granted' | 'withheld', ReadonlySet<Scope>> {
  const session = useSignedIn()
  return { granted: new Set(session?.grantedScopes), withheld: new Set(session?.withheldScopes) }
}

/** The scopes that the app may use: those of the grant, as if it were without those that are switched off in the lens. */
export function useGrantedScopes(): ReadonlySet<Scope> {
  const { granted, withheld } = useGrant()
  return difference(granted, withheld)
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
