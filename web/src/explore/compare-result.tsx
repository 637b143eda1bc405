import { useCallback, useMemo } from 'react'
import { counted } from '../shared/clock.ts'
import { ScopeChip } from '../shared/scope-chip.tsx'
import { type Comparison, compareJson, type Mark } from './diff.ts'
import { parseJson } from './json.ts'
import { JsonTree } from './json-tree.tsx'
import type { GrantPair, KeptAnswer } from './kept-answers.ts'
import { listed } from './list-words.ts'
import type { IsOpen } from './tree.ts'

/** Two answers laid over one another, with what differs marked. */
export function CompareResult({ pair }: { pair: GrantPair }) {
  const { less, more, scopes } = inOrder(pair)
  const comparison = useMemo(() => compared(less, more), [less, more])
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
        <Side term="Without" scopes={scopes} answer={less} />
        <Side term="With" scopes={scopes} answer={more} />
      </dl>
      <p role="status">{resultWords(comparison, less, more)}</p>
      {comparison && comparison.marks.size > 0 && <DifferenceTree comparison={comparison} />}
    </div>
  )
}

/** The grant with fewer scopes first: the other then adds. */
function inOrder({ now, other, gained, lost }: GrantPair): { less: KeptAnswer; more: KeptAnswer; scopes: string[] } {
  const isNowMore = gained.length >= lost.length
  return { less: isNowMore ? other : now, more: isNowMore ? now : other, scopes: isNowMore ? gained : lost }
}

function Side({ term, scopes, answer }: { term: string; scopes: readonly string[]; answer: KeptAnswer }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-1.5">
        {scopes.map((scope) => (
          <ScopeChip key={scope} state={term === 'With' ? 'granted' : 'missing'}>
            {scope}
          </ScopeChip>
        ))}
        <span className="font-mono text-small text-muted">{answer.status}</span>
      </dd>
    </>
  )
}

const isAnswered = ({ status }: KeptAnswer) => status >= 200 && status < 300

/** Two failures, or a failure and an answer, have nothing in common that could differ. */
function compared(less: KeptAnswer, more: KeptAnswer): Comparison | undefined {
  const [before, after] = [parseJson(less.text), parseJson(more.text)]
  if (!isAnswered(less) || !isAnswered(more) || before === undefined || after === undefined) return undefined
  return compareJson(before, after)
}

function resultWords(comparison: Comparison | undefined, less: KeptAnswer, more: KeptAnswer): string {
  if (!comparison) {
    const [without, withIt] = [less, more].map((answer) =>
      isAnswered(answer) ? 'an answer' : `a refusal, ${answer.status}`,
    )
    return `Without it there is ${without}; with it, ${withIt}.`
  }
  if (comparison.marks.size === 0) return 'Both answers are the same, to the letter.'
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

function DifferenceTree({ comparison }: { comparison: Comparison }) {
  // Whatever leads to a difference is open; what came or went as a whole is folded.
  const isOpen = useCallback<IsOpen>(({ path }) => comparison.within.has(path), [comparison])
  return (
    <div className="flex min-h-60 flex-1 flex-col">
      <JsonTree label="What differs" value={comparison.merged} isOpen={isOpen} difference={comparison} />
    </div>
  )
}
