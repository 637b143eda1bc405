import { operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useCallback, useMemo } from 'react'
import { Button } from '../../shared/elements/button.tsx'
import { Popover } from '../../shared/elements/popover.tsx'
import { ScopeChip } from '../../shared/elements/scope-chip.tsx'
import { Tag } from '../../shared/elements/tag.tsx'
import { JsonTree } from '../answer/json-tree.tsx'
import { type IsOpen, isOpenAtFirst } from '../answer/tree.ts'
import { requestOf } from '../call-request.ts'
import { useAccountRecords, useExplorer } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { type KeptAnswer, requestKey } from '../stored-calls.ts'
import { type GrantPair, inOrder, outcomeOf, pairOf } from './compare-outcome.ts'
import type { Comparison } from './diff.ts'
import { GrantButton, GrantList } from './grant-list.tsx'

/** The answers of two grants to the same call, or the grants to choose from for the second answer. */
export default function CompareView() {
  const { id, values, faults } = useCall()
  const { caller } = useExplorer()
  const { kept } = useAccountRecords()
  const named = namedScopes(operation(id).requirement)
  const pair = pairOf(kept, requestKey(requestOf(id, values)), caller.scopes, named)
  if (pair) return <Compared key={`${pair.now.at} ${pair.other.at}`} pair={pair} />
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[60ch] text-muted">
        Make the same call with another grant, and see what differs. Choose the scope to compare: you agree to it, or
        sign in again without it; then the call goes out by itself.
      </p>
      <GrantList />
      {Object.keys(faults).length > 0 && (
        <p className="text-small text-muted">
          Fill in the required fields first: both calls have to ask for the same thing.
        </p>
      )}
    </div>
  )
}

function Compared({ pair }: { pair: GrantPair }) {
  const { caller } = useExplorer()
  return (
    <div className="flex flex-1 flex-col gap-3">
      <CompareResult pair={pair} />
      <div className="flex flex-wrap gap-2">
        {pair.lost.length > 0 && (
          <GrantButton label={`Ask for it again: ${pair.lost.join(' ')}`} scopes={[...caller.scopes, ...pair.lost]}>
            Ask for it again
          </GrantButton>
        )}
        <Popover label="Another grant" side="top" align="start" trigger={<Button size="small">Another grant</Button>}>
          <GrantList />
        </Popover>
      </div>
    </div>
  )
}

/** Two answers merged into one, with the differences marked. */
function CompareResult({ pair }: { pair: GrantPair }) {
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

interface SideProps {
  term: 'With' | 'Without'
  scopes: readonly Scope[]
  answer: KeptAnswer
  /** Whether the answer is of the present grant. */
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
  // Every object that contains a difference is open. An object that only one answer has is folded, unless it is the
  // whole answer.
  const holdsDifference = useCallback<IsOpen>(({ path }) => comparison.within.has(path), [comparison])
  return (
    <div className="flex min-h-60 flex-1 flex-col">
      <JsonTree
        label="What differs"
        value={comparison.merged}
        isOpen={isWhole ? isOpenAtFirst : holdsDifference}
        difference={comparison}
      />
    </div>
  )
}
