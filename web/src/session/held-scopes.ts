import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'
import { accountProblem } from '../shared/account-problem.ts'
import { useStore } from '../shared/external-store.ts'
import { localStore } from '../shared/storage.ts'
import { useSignedIn } from './use-session.ts'

const storageKey = 'held-scopes'
let held: readonly Scope[] | undefined

/** Keeps the scopes of the grant. When it ends, the server deletes all that it holds, and the page asks for the same again. */
export function holdScopes(scopes: readonly Scope[]): void {
  held = scopes
  localStore().setItem(storageKey, scopes.join(' '))
}

export function forgetHeldScopes(): void {
  held = undefined
  localStore().removeItem(storageKey)
}

/** The scopes of the last grant in this browser; `undefined` after a sign-out. */
export function heldScopes(): readonly Scope[] | undefined {
  return held ?? localStore().getItem(storageKey)?.split(' ').filter(isScope)
}

/** What the grant holds or, where it has ended, what it held. A missing scope is asked for together with these. */
export function useHeldScopes(): ReadonlySet<Scope> {
  const session = useSignedIn()
  const hasEnded = useStore(accountProblem)?.code === 'reauthorization-required'
  return new Set(session?.grantedScopes ?? (hasEnded ? heldScopes() : undefined))
}
