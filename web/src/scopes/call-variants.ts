import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts, Requirement } from '@scopedeck/server/contract/requirements.ts'
import { uriTypesOf, uriTypeWords } from '../lens/scope-role.ts'
import type { Call } from './least-set.ts'

/** A call as somebody means it: where the scope depends on a fact, there is one variant for each answer. */
export interface CallVariant extends Call {
  /** Tells it apart from every other. */
  key: string
  /** The fact, in words; empty where there is none. */
  words: string
}

export function variantsOf(id: OperationId): CallVariant[] {
  const cases = [...sides(operation(id).requirement), ...kinds(operation(id).requirement)]
  if (cases.length === 0) return [{ key: id, operation: id, words: '' }]
  return cases.map(({ words, facts }) => ({ key: `${id}:${words}`, operation: id, words, facts }))
}

interface Case {
  words: string
  facts: CallFacts
}

function sides({ kind, visibility }: Requirement): Case[] {
  if (!visibility) return []
  return (['private', 'public'] as const).map((side) =>
    kind === 'by-request'
      ? { words: `a ${side} one`, facts: { requestedVisibility: side } }
      : { words: `of ${side} playlists`, facts: { visibility: side } },
  )
}

function kinds(requirement: Requirement): Case[] {
  const scopes = new Set(Object.values(requirement.uriTypes ?? {}))
  return [...scopes].map((scope) => {
    const uriTypes = uriTypesOf(scope, requirement)
    return { words: uriTypeWords(uriTypes), facts: { uriTypes } }
  })
}
