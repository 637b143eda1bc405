import { useEffect, useRef } from 'react'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { useToast } from '../shared/toaster.tsx'

/**
 * Says so when a session ends while the page is open, and offers the same permissions again. Whoever signs out hears of it
 * from the button they pressed.
 */
export function useSessionEnd(isSigningOut: boolean): void {
  const scopes = useSignedIn()?.grantedScopes
  const before = useRef(scopes)
  const toast = useToast()
  useEffect(() => {
    const last = before.current
    before.current = scopes
    if (!last || scopes || isSigningOut) return
    toast({
      topic: 'session',
      text: 'Your session has ended.',
      action: { label: 'Sign in again', onAct: () => signIn(last) },
    })
  }, [scopes, isSigningOut, toast])
}
