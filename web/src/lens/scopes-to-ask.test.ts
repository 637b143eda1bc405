import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import {
  type CallFacts,
  judge,
  namedScopes,
  requirementKinds,
  type UriType,
} from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { describe, expect, test } from 'vitest'
import { judgeCall, lockedWords, missingOf, scopesToAsk } from './gate.ts'

const sides = [undefined, 'public', 'private'] as const
const types: readonly (readonly UriType[] | undefined)[] = [
  undefined,
  ['track'],
  ['artist', 'playlist'],
  ['show', 'user'],
]

/** Everything that may be known of a call. */
const allFacts: CallFacts[] = sides.flatMap((visibility) =>
  sides.flatMap((requestedVisibility) =>
    types.map((uriTypes) => ({
      ...(visibility && { visibility }),
      ...(requestedVisibility && { requestedVisibility }),
      ...(uriTypes && { uriTypes }),
    })),
  ),
)

/** Every part of a list. A requirement names four scopes at most. */
function partsOf<T>(list: readonly T[]): T[][] {
  const [first, ...others] = list
  if (first === undefined) return [[]]
  return partsOf(others).flatMap((part) => [part, [first, ...part]])
}

const unrelated: Scope = 'streaming'

/** Every call with every grant that makes a difference, and with everything that the lens may take away of it. */
function* everyCase() {
  for (const id of operationIds) {
    for (const part of partsOf(namedScopes(operation(id).requirement))) {
      for (const away of partsOf(part)) {
        for (const facts of allFacts) {
          yield { id, granted: new Set<Scope>([unrelated, ...part]), withheld: new Set(away), facts }
        }
      }
    }
  }
}

const kindsSeen = new Set(operationIds.map((id) => operation(id).requirement.kind))

describe('what a locked control asks for, for every kind of requirement, grant, lens and call', () => {
  test('the catalogue has every kind but the one that is tried below', () => {
    expect(new Set([...kindsSeen, 'any'])).toEqual(new Set(Object.keys(requirementKinds)))
  })

  test('unblocks the call, holds nothing that is granted or that could be left out, and is counted right', () => {
    for (const { id, granted, withheld, facts } of everyCase()) {
      const { requirement, removedSince } = operation(id)
      const { missing, isWithheld } = missingOf(id, granted, withheld, facts)
      const words = `${id}, granted ${[...granted]}, without ${[...withheld]}, ${JSON.stringify(facts)}: ${missing}`
      const isBlocked = judge(requirement, granted.difference(withheld), facts).state === 'blocked'
      expect(missing.length > 0, words).toBe(isBlocked && !removedSince)
      if (missing.length === 0) continue
      const blockedWith = (scopes: Iterable<Scope>) => judge(requirement, new Set(scopes), facts).state === 'blocked'
      if (isWithheld) {
        expect(new Set(missing).isSubsetOf(withheld), words).toBe(true)
        expect(blockedWith([...granted.difference(withheld), ...missing]), words).toBe(false)
      } else {
        expect(new Set(missing).isDisjointFrom(granted), words).toBe(true)
        expect(blockedWith([...granted, ...missing]), words).toBe(false)
        for (const scope of missing)
          expect(blockedWith([...granted, ...missing.filter((other) => other !== scope)]), words).toBe(true)
        const [, count] =
          /needs (\w+) more permissions?\./.exec(lockedWords({ missing, isWithheld, isSignedIn: true }, 'It', 'x')) ??
          []
        expect(count === 'one' ? 1 : Number(count), words).toBe(missing.length)
      }
    }
  })

  test('a call that is gone asks for nothing, whatever is granted', () => {
    for (const id of operationIds.filter((each) => operation(each).removedSince)) {
      expect(judgeCall(id, new Set()), id).toMatchObject({ state: 'allowed', missingScopes: [] })
      expect(missingOf(id, new Set(), new Set()), id).toEqual({ missing: [], isWithheld: false })
    }
  })

  test('where one of several is enough, it is the one that the lens took away, else the first', () => {
    const any = { kind: 'any', confidence: 'spec', any: ['user-library-read', 'user-top-read'] } as const
    expect(scopesToAsk(any, new Set())).toEqual(['user-library-read'])
    expect(scopesToAsk(any, new Set(), {}, new Set<Scope>(['user-top-read']))).toEqual(['user-top-read'])
  })
})
