import { type OperationId, operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { type CallFacts, judge, namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { inOrder } from './selection.ts'

/** A call that somebody wants to make, with what is known of it. */
export interface Call {
  operation: OperationId
  facts?: CallFacts
  /** Nothing may be missing from the answer: what adds fields or rows counts as needed. */
  complete?: boolean
}

/** One of these calls has to go through. */
export type Need = readonly Call[]

/** Sets of scopes, any of which is enough. */
type Alternatives = readonly (readonly Scope[])[]

/** Operations that a client id made today still gets. */
export const liveOperations: readonly OperationId[] = operationIds.filter((id) => !operation(id).removedSince)

/** The fewest scopes with which every need is met. Where several sets are as small, the first named wins. */
export function leastScopes(needs: readonly Need[]): Scope[] {
  return inOrder(fewest(new Set(), needs.map(alternativesOf)))
}

/** The same with scopes of `selection` only; undefined where those do not meet every need. */
export function leastScopesWithin(needs: readonly Need[], selection: Iterable<Scope>): Scope[] | undefined {
  const allowed = new Set(selection)
  const alternatives = needs.map((need) =>
    alternativesOf(need).filter((set) => set.every((scope) => allowed.has(scope))),
  )
  return alternatives.some((sets) => sets.length === 0) ? undefined : inOrder(fewest(new Set(), alternatives))
}

function fewest(chosen: ReadonlySet<Scope>, needs: readonly Alternatives[]): ReadonlySet<Scope> {
  const open = needs.filter((sets) => !sets.some((set) => set.every((scope) => chosen.has(scope))))
  // What leaves no choice first: it often meets the rest.
  const [next, ...rest] = open.toSorted((one, other) => one.length - other.length)
  if (!next) return chosen
  return next
    .map((set) => fewest(chosen.union(new Set(set)), rest))
    .reduce((best, candidate) => (candidate.size < best.size ? candidate : best))
}

function alternativesOf(need: Need): Alternatives {
  return need.flatMap(sufficientSets)
}

/** The sets of scopes with which a call surely goes through, none of them larger than it must be. */
export function sufficientSets({ operation: id, facts, complete = false }: Call): Scope[][] {
  const { requirement } = operation(id)
  const suffices = (set: readonly Scope[]) => {
    const { state, wouldAdd } = judge(requirement, new Set(set), facts)
    return state === 'allowed' && !(complete && wouldAdd.length > 0)
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
