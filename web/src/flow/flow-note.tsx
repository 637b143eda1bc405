import { ArrowLeftRight } from 'lucide-react'
import { Button } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { Loading, Skeleton } from '../shared/elements/skeleton.tsx'
import type { FlowView } from './use-flow.ts'

/** In place of the messages, while there are none to show. */
export function FlowNote({ view }: { view: FlowView }) {
  const { connection, problem, all, steps } = view
  if (connection === 'ended' && problem) return <ProblemPanel problem={problem} />
  if (connection === 'loading') return <FlowSkeleton />
  if (all.length > 0) return null
  if (steps.length === 0)
    return (
      <EmptyState
        icon={ArrowLeftRight}
        sentence={
          connection === 'lost'
            ? 'The connection is lost. It comes back by itself.'
            : 'Nothing has happened in this session yet.'
        }
        action={null}
      />
    )
  const showAll = () => {
    view.setText('')
    view.setFilter('all')
  }
  return (
    <EmptyState
      icon={ArrowLeftRight}
      sentence="No message is like that."
      action={
        <Button tone="secondary" onClick={showAll}>
          Show all {steps.length}
        </Button>
      }
    />
  )
}

function FlowSkeleton() {
  return (
    <div className="grid gap-7 pt-12">
      <Loading what="the messages" />
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="ml-[12.5%] h-5 w-1/4" />
      ))}
    </div>
  )
}
