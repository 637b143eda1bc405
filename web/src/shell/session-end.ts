import { problemCatalogue } from '@scopedeck/server/contract/problems.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { sessionQueries, useIsLeaving } from '../session/session.queries.ts'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import type { ScreenProblem } from '../shared/problem.ts'
import { forgetPersonal } from '../shared/storage.ts'
import { useToast } from '../shared/toaster.tsx'

/**
 * Says so when a session ends while the page is open, and offers the same permissions again; what this tab kept of the
 * account is forgotten. Whoever ends it here hears of it from the button they pressed.
 */
export function useSessionEnd(): void {
  const queryClient = useQueryClient()
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
      text: howItEnded(queryClient),
      action: { label: 'Sign in again', onAct: () => signIn(last) },
    })
  }, [scopes, isLeaving, toast, queryClient])
}

/** In the server's words where it told what this person could not know: that somebody ended it from elsewhere. */
function howItEnded(queryClient: QueryClient): string {
  const { code, detail } = queryClient.getQueryData<ScreenProblem>(sessionQueries.lastWords) ?? {}
  const isTold = code === 'sign-in-required' && detail !== problemCatalogue[code].cause
  return (isTold && detail) || 'Your session has ended.'
}
