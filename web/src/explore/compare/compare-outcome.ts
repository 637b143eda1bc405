import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import type { Mark } from '../answer/tree.ts'
import { isObject, type Json, readJson } from '../json.ts'
import { listed } from '../listed.ts'
import { hasGrant, type KeptAnswer } from '../stored-calls.ts'
import { type Comparison, compareJson } from './diff.ts'

export interface GrantPair {
  now: KeptAnswer
  other: KeptAnswer
  /** Scopes of the call that only the present grant has. */
  gained: Scope[]
  /** Scopes of the call that only the other grant has. */
  lost: Scope[]
}

/**
 * The answer of the present grant to a request, and the newest answer of a grant that differs in a scope of the call.
 * @param named the scopes of the call
 */
export function pairOf(
  kept: readonly KeptAnswer[],
  request: string,
  granted: readonly string[],
  named: readonly Scope[],
): GrantPair | undefined {
  const same = kept.filter((answer) => answer.request === request)
  const now = same.find((answer) => hasGrant(answer, granted))
  const pairs = same.flatMap((other): GrantPair[] => {
    const gained = named.filter((scope) => granted.includes(scope) && !other.scopes.includes(scope))
    const lost = named.filter((scope) => !granted.includes(scope) && other.scopes.includes(scope))
    return now && gained.length + lost.length > 0 ? [{ now, other, gained, lost }] : []
  })
  return pairs[0]
}

/** The two answers by their grants: `less` has fewer scopes of the call. `scopes` are those that `more` adds. */
export function inOrder({ now, other, gained, lost }: GrantPair): {
  less: KeptAnswer
  more: KeptAnswer
  scopes: Scope[]
} {
  const isNowMore = gained.length >= lost.length
  return { less: isNowMore ? other : now, more: isNowMore ? now : other, scopes: isNowMore ? gained : lost }
}

/** The difference between two answers. */
export interface Outcome {
  /** The difference in one or two sentences. */
  words: string
  /** Both answers merged into one; left out where nothing is marked. */
  comparison?: Comparison
}

/**
 * Compares two answers to the same request.
 * @param less the answer of the grant with fewer scopes, so that the differences are additions
 */
export function outcomeOf(less: KeptAnswer, more: KeptAnswer): Outcome {
  const [refusedLess, refusedMore] = [refusalIn(less), refusalIn(more)]
  if (refusedLess && refusedMore) {
    const isSame = refusedLess === refusedMore
    const words = `Without it: ${refusedLess}. With it: ${refusedMore}.`
    return { words: isSame ? `It is refused either way: ${refusedMore}.` : words }
  }
  const [before, after] = [readJson(less.text), readJson(more.text)]
  if (refusedLess) {
    const words = `Without it the call is refused: ${refusedLess}.`
    if (after === undefined) return { words: `${words} With it there is an answer, without a body.` }
    return { words: `${words} With it, all of this is the answer.`, comparison: whole(after, 'added') }
  }
  if (refusedMore) {
    const words = `Without it there is an answer. With it the call is refused: ${refusedMore}.`
    return before === undefined ? { words } : { words, comparison: whole(before, 'removed') }
  }
  return differenceOf(before, after)
}

function differenceOf(before: Json | undefined, after: Json | undefined): Outcome {
  if (before === undefined && after === undefined) return { words: 'Neither answer has a body.' }
  if (before === undefined || after === undefined)
    return { words: `Only ${before === undefined ? 'with' : 'without'} it does the answer have a body.` }
  const comparison = compareJson(before, after)
  if (comparison.marks.size === 0) return { words: 'The two answers are identical.' }
  return { words: differenceWords(comparison), comparison }
}

/** The title of the problem in a refusal, or its status; `undefined` for an answer that is no refusal. */
function refusalIn({ status, text }: KeptAnswer): string | undefined {
  if (status >= 200 && status < 300) return undefined
  const problem = readJson(text)
  return isObject(problem) && typeof problem.title === 'string' ? problem.title : String(status)
}

/** The comparison of an answer with no answer: all of it has one mark. */
function whole(value: Json, mark: Mark): Comparison {
  const none = { added: 0, removed: 0, changed: 0 }
  const marks = new Map<string, Mark>([['', mark]])
  return { merged: value, marks, within: new Set(), before: new Map(), counts: { fields: none, rows: none } }
}

function differenceWords(comparison: Comparison): string {
  const { rows, fields } = comparison.counts
  const changed = rows.changed + fields.changed
  const words = [
    ...partsOf(rows, 'row'),
    ...partsOf(fields, 'field'),
    ...(changed > 0 ? [`${counted(changed, 'value')} changed`] : []),
  ]
  return `With it: ${listed(words)}.${isPushed(comparison) ? ' The page is full: the new rows pushed as many off it.' : ''}`
}

/** Whether the page was full: it has as many rows as before, but the list behind it has grown. */
function isPushed({ counts: { rows }, marks }: Comparison): boolean {
  return rows.added > 0 && rows.added === rows.removed && marks.get('total') === 'changed'
}

function partsOf({ added, removed }: Record<Mark, number>, noun: string): string[] {
  return [
    ...(added > 0 ? [`${counted(added, noun)} more`] : []),
    ...(removed > 0 ? [`${counted(removed, noun)} fewer`] : []),
  ]
}
