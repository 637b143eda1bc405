import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { PanelPart } from '../../problems/parts.tsx'
import { Card } from '../../shared/elements/card.tsx'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { useExplorer, useLastAnswer } from '../explorer.tsx'
import { useCall } from '../form/call-context.tsx'
import { NoAnswer, Waiting } from './no-answer.tsx'

const Answered = lazyPart(async () => (await import('./answered.tsx')).default)

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
  // The code that draws an answer is loaded while the first call is under way.
  useEffect(() => {
    if (pending === id) void Answered.load().catch(() => {})
  }, [pending, id])
  return (
    <Card
      role="region"
      aria-label="The answer"
      aria-busy={pending === id}
      ref={card}
      className="flex min-h-60 scroll-mt-4 transition-opacity aria-busy:opacity-60 flex-col @3xl/call:min-h-0 @3xl/call:flex-1"
    >
      <PanelPart resetKey={`${answer?.at} ${view}`} loading={<Waiting />}>
        {answer ? (
          <Answered key={answer.at} answer={answer} compareView={compareView} />
        ) : view === 'compare' ? (
          compareView
        ) : (
          <NoAnswer />
        )}
      </PanelPart>
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
