import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { type CallFacts, judge, type Requirement, type Verdict } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useHeldScopes } from '../session/held-scopes.ts'
import { signIn } from '../session/sign-in.ts'
import { useGrant, useGrantedScopes, useSignedIn } from '../session/use-session.ts'
import { browserNow } from '../shared/server-clock.ts'
import { difference, union } from '../shared/sets.ts'
import { tabStore } from '../shared/storage.ts'
import type { ResumeArgs } from './resume-record.ts'

/** Whether the grant allows an operation; scopes that the lens withholds count as not granted. */
export function useVerdict(operationId: OperationId, facts: CallFacts = {}): Verdict {
  return judgeCall(operationId, useGrantedScopes(), facts)
}

/**
 * As `judge`, but a call that is gone is never blocked: no scope brings it back. Where a client in extended quota mode
 * still has it, Spotify's own refusal names what is missing.
 */
export function judgeCall(id: OperationId, granted: ReadonlySet<Scope>, facts: CallFacts = {}): Verdict {
  const { requirement, removedSince } = operation(id)
  const verdict = judge(requirement, granted, facts)
  return removedSince ? { ...verdict, state: 'allowed', missingScopes: [] } : verdict
}

/** The action to complete after the consent: the name given to `useResumable`, and its arguments. */
export interface Resume {
  action: string
  args?: ResumeArgs
}

/** Scopes that are missing, and what to do about it. */
export interface Ask {
  /** The scopes to ask for, or to switch on where `isWithheld`. */
  missing: Scope[]
  /** True when the lens alone withholds the missing scopes: they are granted, so nothing has to be asked. */
  isWithheld: boolean
  isSignedIn: boolean
  /** Goes to the consent page for the granted and the missing scopes, and back here, where `resume` is completed. */
  ask: () => void
}

export interface Gate extends Ask {
  /** Nothing is missing unless its state is `blocked`. */
  verdict: Verdict
}

export function useGate(operationId: OperationId, facts: CallFacts = {}, resume?: Resume): Gate {
  const { granted, withheld } = useGrant()
  const verdict = useVerdict(operationId, facts)
  return { verdict, ...useAsk(missingOf(operationId, granted, withheld, facts), resume) }
}

/** Asks for scopes, some of which the grant may have. None is missing where it has them all. */
export function useAskFor(scopes: readonly Scope[]): Ask {
  const { granted, withheld } = useGrant()
  const held = difference(granted, withheld)
  const lacking = scopes.filter((scope) => !held.has(scope))
  return useAsk(freshOrWithheld(lacking, granted))
}

function useAsk({ missing, isWithheld }: Pick<Ask, 'missing' | 'isWithheld'>, resume?: Resume): Ask {
  const held = useHeldScopes()
  const isSignedIn = useSignedIn() !== undefined
  const ask = () => void signInFor(union(held, missing), resume)
  return { missing, isWithheld, isSignedIn, ask }
}

/** Goes to the consent page and comes back here, where the action is completed. Where its part does not load, only the action is lost. */
export async function signInFor(scopes: Iterable<Scope>, resume: Resume | undefined): Promise<void> {
  const here = `${location.pathname}${location.search}${location.hash}`
  const keep = async ({ action, args = {} }: Resume) => {
    const { keepRecord } = await import('./resume-record.ts')
    return keepRecord(tabStore(), action, args, here, browserNow())
  }
  signIn(scopes, { returnTo: resume ? await keep(resume).catch(() => here) : here })
}

/** What blocks a call: the scopes to ask for or, where the lens alone withholds them, those to switch on. */
export function missingOf(
  id: OperationId,
  granted: ReadonlySet<Scope>,
  withheld: ReadonlySet<Scope>,
  facts: CallFacts = {},
): Pick<Ask, 'missing' | 'isWithheld'> {
  if (operation(id).removedSince) return { missing: [], isWithheld: false }
  return freshOrWithheld(scopesToAsk(operation(id).requirement, difference(granted, withheld), facts, granted), granted)
}

/** Of scopes that are lacking: those to ask for or, where all of them are granted, those to switch on. */
function freshOrWithheld(lacking: Scope[], granted: ReadonlySet<Scope>): Pick<Ask, 'missing' | 'isWithheld'> {
  const fresh = lacking.filter((scope) => !granted.has(scope))
  const isWithheld = lacking.length > 0 && fresh.length === 0
  return { missing: isWithheld ? lacking : fresh, isWithheld }
}

/**
 * The fewest missing scopes that unblock the call. Where one of several is enough, only one is asked: one of `held`, for
 * which nobody has to be asked, else the first.
 */
export function scopesToAsk(
  requirement: Requirement,
  granted: ReadonlySet<Scope>,
  facts: CallFacts = {},
  held: ReadonlySet<Scope> = granted,
): Scope[] {
  const { missingScopes } = judge(requirement, granted, facts)
  const isEnough = (scopes: Scope[]) => judge(requirement, union(granted, scopes), facts).state !== 'blocked'
  const worstFirst = missingScopes
    .toReversed()
    .toSorted((one, other) => Number(held.has(one)) - Number(held.has(other)))
  return worstFirst.reduce<Scope[]>((kept, scope) => {
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
  if (isWithheld) return `${what} is locked: you switched its permission off in the lens.`
  const [permissions, them] = missing.length === 1 ? ['permission', 'it'] : ['permissions', 'them']
  const count = missing.length === 1 ? 'one' : missing.length
  if (!isSignedIn) return `${what} needs a sign-in with ${count} ${permissions}. Agree to ${them}, and ${promise}.`
  return `${what} needs ${count} more ${permissions}. Ask for ${them}, and ${promise}.`
}
