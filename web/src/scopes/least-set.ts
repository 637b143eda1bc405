import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { type CallFacts, judge, namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { union } from '../shared/sets.ts'
import { inOrder } from './selection.ts'

/** A call that an app wants to make, with the facts known about it. */
export interface Call {
  operation: OperationId
  facts?: CallFacts
  /** Scopes that count as needed because of the fields or rows that they add; `all`: the answer has to be complete. */
  adding?: 'all' | readonly Scope[]
}

/** Calls of which one has to be allowed. */
export type Need = readonly Call[]

/** Sets of scopes; each set alone is enough. */
type Alternatives = readonly (readonly Scope[])[]

/** Operations that Spotify still offers to a new client id. */
export const liveOperations: readonly OperationId[] = operationIds.filter((id) => !operation(id).removedSince)

/** The least set: the fewest scopes that meet every need. Among sets of equal size the first one wins. */
export function leastScopes(needs: readonly Need[]): Scope[] {
  return inOrder(fewest(new Set(), needs.map(alternativesOf)))
}

/** The least set within `selection`; `undefined` where the selection does not meet every need. */
export function leastScopesWithin(needs: readonly Need[], selection: Iterable<Scope>): Scope[] | undefined {
  const allowed = new Set(selection)
  const alternatives = needs.map((need) =>
    alternativesOf(need).filter((set) => set.every((scope) => allowed.has(scope))),
  )
  return alternatives.some((sets) => sets.length === 0) ? undefined : inOrder(fewest(new Set(), alternatives))
}

function fewest(chosen: ReadonlySet<Scope>, needs: readonly Alternatives[]): ReadonlySet<Scope> {
  const open = needs.filter((sets) => !sets.some((set) => set.every((scope) => chosen.has(scope))))
  // The need with the fewest alternatives first: its scopes often meet other needs too.
  const [next, ...rest] = open.toSorted((one, other) => one.length - other.length)
  if (!next) return chosen
  return next
    .map((set) => fewest(union(chosen, set), rest))
    .reduce((best, candidate) => (candidate.size < best.size ? candidate : best))
}

function alternativesOf(need: Need): Alternatives {
  return need.flatMap(sufficientSets)
}

/** The minimal sets of scopes with which a call is certainly allowed, smallest first. */
export function sufficientSets({ operation: id, facts, adding = [] }: Call): Scope[][] {
  const { requirement } = operation(id)
  const suffices = (set: readonly Scope[]) => {
    const { state, wouldAdd } = judge(requirement, new Set(set), facts)
    return state === 'allowed' && !wouldAdd.some((scope) => adding === 'all' || adding.includes(scope))
  }
  return subsets(namedScopes(requirement))
    .filter(suffices)
    .toSorted((one, other) => one.length - other.length)
    .filter((set, index, all) => !all.slice(0, index).some((smaller) => smaller.every((scope) => set.includes(scope))))
}

function subsets<T>([first, ...rest]: readonly T[]): T[][] {
  if (first === undefined) return [[]]
  const without = subsets(rest)
  return [...without.map((set) => [first, ...set]), ...without]
}
