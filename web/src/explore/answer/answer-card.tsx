import { Tabs } from 'radix-ui'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Card } from '../../shared/elements/card.tsx'
import type { CallAnswer } from '../call-answer.ts'
import { useExplorer, useLastAnswer, views } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { AnswerStatus } from './answer-status.tsx'
import { AnswerView, viewsOf } from './answer-view.tsx'
import { NoAnswer } from './no-answer.tsx'
import { PageLinks } from './page-links.tsx'

/**
 * The answer to the call: its status, and the ways to look at it.
 * @param compareView the view that compares two grants; passed in, because the comparison is built on the answer and not the other way round
 */
export function AnswerCard({ compareView }: { compareView: ReactNode }) {
  const { id } = useCall()
  const answer = useLastAnswer(id)
  const { view, pending } = useExplorer()
  const card = useRef<HTMLDivElement>(null)
  useScrollIntoView(card, answer?.at)
  return (
    <Card
      role="region"
      aria-label="The answer"
      aria-busy={pending === id}
      ref={card}
      className="flex min-h-60 scroll-mt-4 transition-opacity aria-busy:opacity-60 flex-col @3xl/call:min-h-0 @3xl/call:flex-1"
    >
      {answer ? (
        <Answered key={answer.at} answer={answer} compareView={compareView} />
      ) : view === 'compare' ? (
        compareView
      ) : (
        <NoAnswer />
      )}
    </Card>
  )
}

/** Scrolls a new answer into view, when it starts in the lower two thirds of the window. */
function useScrollIntoView(ref: RefObject<HTMLElement | null>, answeredAt: number | undefined) {
  const before = useRef(answeredAt)
  useEffect(() => {
    const isNew = before.current !== answeredAt
    before.current = answeredAt
    const { top = 0 } = ref.current?.getBoundingClientRect() ?? {}
    if (isNew && top > window.innerHeight / 3) ref.current?.scrollIntoView({ block: 'start' })
  }, [ref, answeredAt])
}

function Answered({ answer, compareView }: { answer: CallAnswer; compareView: ReactNode }) {
  const { view: wanted, setView } = useExplorer()
  // A failure is shown first, whichever view was chosen before.
  const [isFresh, setIsFresh] = useState(answer.problem !== undefined && wanted !== 'compare')
  const available = viewsOf(answer)
  const view = !isFresh && available.includes(wanted) ? wanted : (available[0] ?? 'headers')
  const choose = (chosen: string) => {
    setIsFresh(false)
    setView(available.find((each) => each === chosen) ?? view)
  }
  return (
    <Tabs.Root value={view} onValueChange={choose} className="flex min-h-0 flex-1 flex-col">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line pb-2">
        <AnswerStatus answer={answer} />
        <Tabs.List aria-label="Ways to look at it" className="-mx-1 flex flex-wrap">
          {available.map((each) => (
            <Tabs.Trigger
              key={each}
              value={each}
              className="h-7 rounded-control px-2.5 text-small font-[550] text-muted transition-colors hover:text-text data-[state=active]:bg-panel data-[state=active]:text-text data-[state=active]:shadow-[0_0_0_1px_var(--color-strong)]"
            >
              {views[each]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {available.map((each) => (
        <Tabs.Content
          key={each}
          value={each}
          className="-m-1 flex max-h-[55dvh] min-h-0 flex-1 flex-col overflow-y-auto p-1 @3xl/call:max-h-none"
        >
          {each === view && <AnswerView answer={answer} view={each} compareView={compareView} />}
        </Tabs.Content>
      ))}
      <PageLinks answer={answer} />
    </Tabs.Root>
  )
}
