import { counted } from '../../shared/clock.ts'
import { isObject, type Json, parseJson } from '../json.ts'
import type { KeptAnswer } from '../kept-answers.ts'
import { listed } from '../listed.ts'
import { type Comparison, compareJson, type Mark } from './diff.ts'

/** What comes of laying two answers beside one another. */
export interface Outcome {
  /** In a sentence or two. */
  words: string
  /** Both as one, where there is anything to mark. */
  comparison?: Comparison
}

/** @param less of the grant with fewer scopes: the other then adds */
export function outcomeOf(less: KeptAnswer, more: KeptAnswer): Outcome {
  const [refusedLess, refusedMore] = [refusalIn(less), refusalIn(more)]
  if (refusedLess && refusedMore) {
    const isSame = refusedLess === refusedMore
    const words = `Without it: ${refusedLess}. With it: ${refusedMore}.`
    return { words: isSame ? `It is refused either way: ${refusedMore}.` : words }
  }
  const [before, after] = [parseJson(less.text), parseJson(more.text)]
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
  if (before === undefined && after === undefined) return { words: 'Both answers are without a body.' }
  if (before === undefined || after === undefined)
    return { words: `Only ${before === undefined ? 'with' : 'without'} it has the answer a body.` }
  const comparison = compareJson(before, after)
  if (comparison.marks.size === 0) return { words: 'Both answers are the same, to the letter.' }
  return { words: differenceWords(comparison), comparison }
}

/** Why an answer is a refusal, in the words of its problem; `undefined` where it is none. */
function refusalIn({ status, text }: KeptAnswer): string | undefined {
  if (status >= 200 && status < 300) return undefined
  const problem = parseJson(text)
  return isObject(problem) && typeof problem.title === 'string' ? problem.title : String(status)
}

/** All of it is on one side only. */
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
  return `With it: ${listed(words)}.${isPushed(comparison) ? ' The page is full: what came in pushed as much off it.' : ''}`
}

/** A page holds no more than it did, and the list behind it has grown. */
function isPushed({ counts: { rows }, marks }: Comparison): boolean {
  return rows.added > 0 && rows.added === rows.removed && marks.get('total') === 'changed'
}

function partsOf({ added, removed }: Record<Mark, number>, noun: string): string[] {
  return [
    ...(added > 0 ? [`${counted(added, noun)} more`] : []),
    ...(removed > 0 ? [`${counted(removed, noun)} fewer`] : []),
  ]
}
