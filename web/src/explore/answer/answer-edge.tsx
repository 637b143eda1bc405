import type { KeyboardEvent, PointerEvent } from 'react'
import { narrowest, usual, widest } from './use-answer-width.ts'

interface AnswerEdgeProps {
  percent: number
  onChange: (percent: number) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: 2, ArrowRight: -2, PageUp: 10, PageDown: -10 }
const ends: Readonly<Record<string, number>> = { Home: widest, End: narrowest, Enter: usual }

/** The left edge of the answer: it is dragged, or moved by keys; a double press gives the usual width. */
export default function AnswerEdge({ percent, onChange }: AnswerEdgeProps) {
  const drag = ({ currentTarget, clientX, pointerId }: PointerEvent<HTMLElement>) => {
    const page = currentTarget.parentElement?.parentElement?.getBoundingClientRect()
    if (page && currentTarget.hasPointerCapture(pointerId)) onChange(((page.right - clientX) / page.width) * 100)
  }
  const press = (event: KeyboardEvent) => {
    const wanted = ends[event.key] ?? (steps[event.key] === undefined ? undefined : percent + (steps[event.key] ?? 0))
    if (wanted === undefined) return
    event.preventDefault()
    onChange(wanted)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between two panes that moves is a separator, and no rule of a text.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the answer"
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={percent}
      aria-valuetext={`${percent} percent`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onChange(usual)}
      onKeyDown={press}
      className="group absolute inset-y-0 -left-4 hidden w-3 cursor-ew-resize touch-none rounded-control @3xl/call:block"
    >
      <span
        aria-hidden
        className="absolute top-1/2 left-1/2 h-10 w-1 -translate-1/2 rounded-full bg-strong transition-colors group-hover:bg-accent group-active:bg-accent"
      />
    </div>
  )
}
