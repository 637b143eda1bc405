import { useCallback, useMemo } from 'react'
import { ScopeChip } from '../../shared/elements/scope-chip.tsx'
import { Tag } from '../../shared/elements/tag.tsx'
import { JsonTree } from '../answer/json-tree.tsx'
import { type IsOpen, isOpenAtFirst } from '../answer/tree.ts'
import type { GrantPair, KeptAnswer } from '../kept-answers.ts'
import { outcomeOf } from './compare-outcome.ts'
import type { Comparison } from './diff.ts'

/** Two answers laid over one another, with what differs marked. */
export function CompareResult({ pair }: { pair: GrantPair }) {
  const { less, more, scopes } = inOrder(pair)
  const { words, comparison } = useMemo(() => outcomeOf(less, more), [less, more])
  return (
    <div className="flex flex-1 flex-col gap-3">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
        <Side term="Without" scopes={scopes} answer={less} isNow={less === pair.now} />
        <Side term="With" scopes={scopes} answer={more} isNow={more === pair.now} />
      </dl>
      <p role="status">{words}</p>
      {comparison && <DifferenceTree comparison={comparison} />}
    </div>
  )
}

/** The grant with fewer scopes first: the other then adds. */
function inOrder({ now, other, gained, lost }: GrantPair): { less: KeptAnswer; more: KeptAnswer; scopes: string[] } {
  const isNowMore = gained.length >= lost.length
  return { less: isNowMore ? other : now, more: isNowMore ? now : other, scopes: isNowMore ? gained : lost }
}

interface SideProps {
  term: 'With' | 'Without'
  scopes: readonly string[]
  answer: KeptAnswer
  /** Whether it is the present grant’s. */
  isNow: boolean
}

function Side({ term, scopes, answer, isNow }: SideProps) {
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
        {isNow && <Tag>now</Tag>}
      </dd>
    </>
  )
}

function DifferenceTree({ comparison }: { comparison: Comparison }) {
  const isWhole = comparison.marks.has('')
  // Whatever leads to a difference is open; what came or went as a whole is folded. An answer that only one side has is
  // opened like any other.
  const leads = useCallback<IsOpen>(({ path }) => comparison.within.has(path), [comparison])
  return (
    <div className="flex min-h-60 flex-1 flex-col">
      <JsonTree
        label="What differs"
        value={comparison.merged}
        isOpen={isWhole ? isOpenAtFirst : leads}
        difference={comparison}
      />
    </div>
  )
}
