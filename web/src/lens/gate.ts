import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { type CallFacts, judge, type Requirement, type Verdict } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useLocation } from 'react-router'
import { signIn } from '../session/sign-in.ts'
import { useGrantedScopes, useSignedIn } from '../session/use-session.ts'
import { tabStore } from '../shared/storage.ts'
import { useLens } from './lens.tsx'
import { keepRecord, type ResumeArgs } from './resume-record.ts'

/** Whether the grant allows an operation; scopes that the lens withholds count as not granted. */
export function useVerdict(operationId: OperationId, facts: CallFacts = {}): Verdict {
  const granted = useGrantedScopes()
  const { withheld } = useLens()
  return judge(operation(operationId).requirement, granted.difference(withheld), facts)
}

/** The action to complete after the consent: the name given to `useResumable`, and its arguments. */
export interface Resume {
  action: string
  args?: ResumeArgs
}

export interface Gate {
  verdict: Verdict
  /** The scopes to ask for; empty unless the verdict is `blocked`. */
  missing: Scope[]
  /** True when the lens alone withholds the missing scopes: they are granted, so nothing has to be asked. */
  isWithheld: boolean
  isSignedIn: boolean
  /** Goes to the consent page for the granted and the missing scopes, and back here, where `resume` is completed. */
  ask: () => void
}

export function useGate(operationId: OperationId, facts: CallFacts = {}, resume?: Resume): Gate {
  const granted = useGrantedScopes()
  const isSignedIn = useSignedIn() !== undefined
  const { withheld } = useLens()
  const { pathname, search, hash } = useLocation()
  const verdict = useVerdict(operationId, facts)
  const missing = scopesToAsk(operation(operationId).requirement, granted.difference(withheld), facts)
  const ask = () => {
    const here = `${pathname}${search}${hash}`
    const returnTo = resume ? keepRecord(tabStore(), resume.action, resume.args ?? {}, here, Date.now()) : here
    signIn(granted.union(new Set(missing)), { returnTo })
  }
  const isWithheld = missing.length > 0 && missing.every((scope) => granted.has(scope))
  return { verdict, missing, isWithheld, isSignedIn, ask }
}

/** The fewest missing scopes that unblock the call. Where one of several is enough, only one is asked. */
export function scopesToAsk(requirement: Requirement, granted: ReadonlySet<Scope>, facts: CallFacts = {}): Scope[] {
  const { missingScopes } = judge(requirement, granted, facts)
  const isEnough = (scopes: Scope[]) => judge(requirement, granted.union(new Set(scopes)), facts).state !== 'blocked'
  return missingScopes.reduce<Scope[]>((kept, scope) => {
    const fewer = kept.filter((other) => other !== scope)
    return isEnough(fewer) ? fewer : kept
  }, missingScopes)
}

interface Locked {
  missing: readonly Scope[]
  /** Only the lens withholds the scopes. */
  isWithheld: boolean
  isSignedIn: boolean
}

/**
 * Why a control is locked, in one or two sentences.
 * @param what the blocked action, as a noun: `Skipping`
 * @param promise what happens after the consent: `the song skips`
 */
export function lockedWords({ missing, isWithheld, isSignedIn }: Locked, what: string, promise: string): string {
  if (isWithheld) return `${what} is locked: you took its permission away in the lens.`
  const [permissions, them] = missing.length === 1 ? ['permission', 'it'] : ['permissions', 'them']
  const count = missing.length === 1 ? 'one' : missing.length
  if (!isSignedIn) return `${what} needs a sign-in with ${count} ${permissions}. Agree to ${them}, and ${promise}.`
  return `${what} needs ${count} more ${permissions}. Ask for ${them}, and ${promise}.`
}
