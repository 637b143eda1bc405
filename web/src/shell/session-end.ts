import { useEffect, useRef } from 'react'
import { useSignedIn } from '../session/use-session.ts'
import { useToast } from '../shared/toaster.tsx'

/** Says so when a session ends while the page is open. Whoever signs out hears it from the button they pressed. */
export function useSessionEnd(isSigningOut: boolean): void {
  const isSignedIn = useSignedIn() !== undefined
  const was = useRef(isSignedIn)
  const toast = useToast()
  useEffect(() => {
    if (was.current && !isSignedIn && !isSigningOut) {
      toast({ topic: 'session', text: 'Your session has ended. Sign in again to go on.', tone: 'bad' })
    }
    was.current = isSignedIn
  }, [isSignedIn, isSigningOut, toast])
}
