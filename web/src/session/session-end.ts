import { problemCatalogue } from '@scopedeck/server/contract/problems.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useNavigate } from 'react-router'
import { accountProblem, lastSessionRefusal } from '../shared/account-problem.ts'
import { exchange } from '../shared/api.ts'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { forgetPersonal } from '../shared/storage.ts'
import { useToast } from '../shared/toaster.tsx'
import { forgetHeldScopes, heldScopes, holdScopes } from './held-scopes.ts'
import { leavingKey } from './page-account.ts'
import { signIn } from './sign-in.ts'
import { depart } from './sign-out.ts'
import { useSignedIn } from './use-session.ts'

/**
 * Tells that a session has ended while the page was open, or before it was opened. A grant that has ended is told by the
 * root, on every screen; any other end by a toast that offers to sign in for the same scopes. What this tab kept of the
 * account is forgotten. A person who ends the session on this page is told by the button instead.
 */
export default function SessionEnd(): null {
  const isLeaving = useIsLeaving()
  const scopes = useSignedIn()?.grantedScopes
  const before = useRef(scopes)
  const toast = useToast()
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const wasSignedIn = before.current !== undefined
    before.current = scopes
    if (scopes) return onSignedIn(scopes)
    if (isLeaving) return onLeft()
    const held = heldScopes()
    if (!held) return
    if (wasSignedIn) forgetPersonal()
    void findReason().then((text) => {
      if (text === undefined) return
      if (!wasSignedIn) return forgetHeldScopes()
      depart(client)
      // What the account had typed may be in the search.
      if (location.search) void navigate(location.pathname, { replace: true })
      toast({ topic: 'session', text, action: { label: 'Sign in again', onAct: () => signIn(held) } })
    })
  }, [scopes, isLeaving, toast, client, navigate])
  return null
}

/** Whether this person is ending the session of this page, or has ended it: then no message has to say that it ended. */
function useIsLeaving(): boolean {
  const mutations = useQueryClient().getMutationCache()
  const isLeaving = () =>
    mutations.find({
      mutationKey: leavingKey,
      predicate: ({ state }) => state.status === 'pending' || state.status === 'success',
    }) !== undefined
  return useSyncExternalStore((notify) => mutations.subscribe(notify), isLeaving)
}

function onSignedIn(scopes: Parameters<typeof holdScopes>[0]): void {
  holdScopes(scopes)
  lastSessionRefusal.set(undefined)
  if (accountProblem.read()?.code === 'reauthorization-required') accountProblem.set(undefined)
}

function onLeft(): void {
  forgetHeldScopes()
  accountProblem.set(undefined)
}

/**
 * Why the session is over, in a sentence; `undefined` where the grant has ended, which is told at length elsewhere. A page
 * that no call has told asks: any call that needs a session is refused with the reason.
 */
async function findReason(): Promise<string | undefined> {
  const refusal =
    lastSessionRefusal.read() ?? (await exchange('GET', '/api/sessions').then(({ problem }) => problem, problemOf))
  lastSessionRefusal.set(undefined)
  return refusal?.code === 'reauthorization-required' ? undefined : reasonOf(refusal)
}

/** The server's own words where they say more than the problem catalogue: that the session was ended from elsewhere. */
function reasonOf(refusal: ScreenProblem | undefined): string {
  const { code, detail } = refusal ?? {}
  const saysMore = code === 'sign-in-required' && detail !== problemCatalogue[code].cause
  return (saysMore && detail) || 'Your session has ended.'
}
