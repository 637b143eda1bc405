import { type CallFacts, judge, type Requirement } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'

/** The fewest of the missing scopes with which the call is no longer blocked. Where one of several will do, one is asked. */
export function scopesToAsk(requirement: Requirement, granted: ReadonlySet<string>, facts: CallFacts = {}): Scope[] {
  const { missingScopes } = judge(requirement, granted, facts)
  const isEnough = (scopes: Scope[]) => judge(requirement, granted.union(new Set(scopes)), facts).state !== 'blocked'
  return missingScopes.reduce<Scope[]>((kept, scope) => {
    const fewer = kept.filter((other) => other !== scope)
    return isEnough(fewer) ? fewer : kept
  }, missingScopes)
}
