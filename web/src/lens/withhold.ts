import type { Lens } from '@scopedeck/server/contract/lens.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { sessionKey } from '../session/page-account.ts'
import { readTimedSession } from '../session/read-session.ts'
import { learnTime } from '../session/session.queries.ts'
import { useGrant } from '../session/use-session.ts'
import { api } from '../shared/api.ts'
import { problemOf } from '../shared/problem.ts'
import { toggled } from '../shared/sets.ts'
import { useToast } from '../shared/toaster.tsx'

/**
 * Switches scopes of the grant off, and every other one on. The server refuses what needs them from then on, in every tab of
 * the session; the grant at Spotify does not change.
 */
export function useWithhold(): (scopes: Iterable<Scope>) => void {
  const client = useQueryClient()
  const toast = useToast()
  return (scopes) => {
    const body: Lens = { withheldScopes: [...scopes] }
    api.put('/api/lens', { body, read: readTimedSession }).then(
      async (answer) => {
        // What is being read may have been answered before the switch.
        await client.cancelQueries({ queryKey: sessionKey })
        client.setQueryData(sessionKey, learnTime(answer))
      },
      (error: unknown) =>
        toast({ topic: 'lens', text: `Nothing was switched: ${problemOf(error).title}.`, tone: 'bad' }),
    )
  }
}

/** Switches scopes of the grant off where they are on, and on where they are off. */
export function useToggleScopes(): (...scopes: readonly Scope[]) => void {
  const { withheld } = useGrant()
  const withhold = useWithhold()
  return (...scopes) => withhold(scopes.reduce<ReadonlySet<Scope>>(toggled, withheld))
}
