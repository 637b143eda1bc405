import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { inOrder } from './selection.ts'

export interface ComparedScope {
  scope: Scope
  requested: boolean
  granted: boolean
  /** How many calls of this visit stood on it. */
  calls: number
}

/** Requested, granted and used, scope by scope; those that are none of it are left out. */
export function compareGrant(
  requested: Iterable<string>,
  granted: ReadonlySet<string>,
  used: ReadonlyMap<string, number>,
): ComparedScope[] {
  const asked = new Set(requested)
  return inOrder([...asked, ...granted]).map((scope) => ({
    scope,
    requested: asked.has(scope),
    granted: granted.has(scope),
    // What was used with an earlier grant is no use of this one.
    calls: granted.has(scope) ? (used.get(scope) ?? 0) : 0,
  }))
}
