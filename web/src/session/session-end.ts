import { problemCatalogue } from '@scopedeck/server/contract/problems.ts'
import { useEffect, useRef } from 'react'
import { ExternalStore } from '../shared/external-store.ts'
import type { ScreenProblem } from '../shared/problem.ts'
import { forgetPersonal } from '../shared/storage.ts'
import { useToast } from '../shared/toaster.tsx'
import { useIsLeaving } from './session.queries.ts'
import { signIn } from './sign-in.ts'
import { useSignedIn } from './use-session.ts'

/** The last answer that refused the session. It may say what this person can't know: who ended it, and where. */
export const lastSessionRefusal = new ExternalStore<ScreenProblem | undefined>(undefined)

/**
 * Shows a toast when a session ends while the page is open, which offers to sign in for the same scopes; what this tab
 * kept of the account is forgotten. A person who ends the session on this page is told by the button instead.
 */
export function useSessionEnd(): void {
  const isLeaving = useIsLeaving()
  const scopes = useSignedIn()?.grantedScopes
  const before = useRef(scopes)
  const toast = useToast()
  useEffect(() => {
    const last = before.current
    before.current = scopes
    if (!last || scopes || isLeaving) return
    forgetPersonal()
    toast({
      topic: 'session',
      text: reasonOf(lastSessionRefusal.read()),
      action: { label: 'Sign in again', onAct: () => signIn(last) },
    })
  }, [scopes, isLeaving, toast])
}

/** The server's own words where they say more than the problem catalogue: that the session was ended from elsewhere. */
function reasonOf(refusal: ScreenProblem | undefined): string {
  const { code, detail } = refusal ?? {}
  const saysMore = code === 'sign-in-required' && detail !== problemCatalogue[code].cause
  return (saysMore && detail) || 'Your session has ended.'
}
