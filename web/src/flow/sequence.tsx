import { flowLanes } from '@scopedeck/server/contract/flow.ts'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { cx } from '../shared/cx.ts'
import { movedTo } from '../shared/roving.ts'
import { type RowRange, rowsAround } from '../shared/row-range.ts'
import { isBackChannel, isFailed, laneNames, outcomeOf, placeOf, rowText, shortPath, wasSeen } from './flow-model.ts'
import type { Step } from './read-flow.ts'

const rowHeight = 47
/** Rows drawn above and below the view. */
const overscan = 8

interface SequenceProps {
  steps: readonly Step[]
  selectedId: string | undefined
  onSelect: (id: string | undefined) => void
  /** Drawn below the selected row, where it is not shown elsewhere. */
  detail?: ReactNode
  /** New rows come into view by themselves. */
  isLive: boolean
}

/** Four lanes with an arrow for each message. Only the rows in view are in the document. */
export function Sequence({ steps, selectedId, onSelect, detail, isLive }: SequenceProps) {
  const listId = useId()
  const selected = steps.findIndex(({ id }) => id === selectedId)
  const { paneRef, range, show } = usePane(steps.length, isLive && selected < 0)
  const { ref: detailRef, height: detailHeight } = useHeight(selected >= 0 && detail !== undefined)
  const topOf = (index: number) => index * rowHeight + (selected >= 0 && index > selected ? detailHeight : 0)
  useLayoutEffect(() => {
    if (selectedId !== undefined && selected >= 0) show(selected, detailHeight)
  }, [selectedId, detailHeight])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const next = movedTo(event.key, selected, steps.length, range.end - range.start)
    if (next === undefined) return
    event.preventDefault()
    onSelect(steps[next]?.id)
    show(next)
  }
  return (
    <div ref={paneRef} data-pane className="relative mt-2 min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
      <div className="relative min-h-full">
        <LaneHeads />
        <Lanes />
        <div
          role="listbox"
          aria-label="Messages, oldest first"
          tabIndex={0}
          aria-activedescendant={selected >= 0 ? `${listId}-${selected}` : undefined}
          onKeyDown={onKeyDown}
          className="relative -outline-offset-2"
          style={{ height: topOf(steps.length) + (selected === steps.length - 1 ? detailHeight : 0) }}
        >
          {indexesOf(range, steps.length, selected).map((index) => {
            const step = steps[index]
            return (
              step && (
                <Row
                  key={step.id}
                  id={`${listId}-${index}`}
                  step={step}
                  top={topOf(index)}
                  isSelected={index === selected}
                  onPress={() => onSelect(index === selected ? undefined : step.id)}
                />
              )
            )
          })}
        </div>
        {selected >= 0 && detail !== undefined && (
          <div
            ref={detailRef}
            className="absolute inset-x-1 z-10 pb-2"
            style={{ top: headHeight + topOf(selected) + rowHeight }}
          >
            {detail}
          </div>
        )}
      </div>
    </div>
  )
}

const headHeight = 40

function LaneHeads() {
  return (
    <div data-sticks="top" className="sticky top-0 z-20 grid h-10 grid-cols-4 bg-(--ground,var(--color-panel))">
      {laneNames.map((lane) => (
        <span
          key={lane}
          className="mx-1 grid h-7 place-items-center truncate rounded-control bg-raised text-small font-semibold sm:mx-3"
        >
          {flowLanes[lane]}
        </span>
      ))}
    </div>
  )
}

function Lanes() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 top-10 bottom-0">
      {laneNames.map((lane, column) => (
        <span key={lane} className="absolute inset-y-0 w-px bg-strong" style={{ left: `${centre(column)}%` }} />
      ))}
    </div>
  )
}

/** The middle of a column, in percent of the width. */
const centre = (column: number) => column * 25 + 12.5

interface RowProps {
  id: string
  step: Step
  top: number
  isSelected: boolean
  onPress: () => void
}

function Row({ id, step, top, isSelected, onPress }: RowProps) {
  const { from, to } = placeOf(step)
  const lanes = Math.abs(to - from)
  const place = { left: `${centre(Math.min(from, to))}%`, width: `${lanes * 25}%` }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys.
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      onClick={onPress}
      className="absolute inset-x-0 cursor-pointer"
      style={{ top, height: rowHeight }}
    >
      <span className="sr-only">{rowText(step)}</span>
      <span
        aria-hidden
        className={cx(
          'absolute inset-y-0.5 -mx-2.5 rounded-control',
          isSelected ? 'bg-accent/14' : 'hover:bg-raised/60',
        )}
        style={{ left: place.left, width: `calc(${place.width} + 20px)` }}
      />
      <span aria-hidden className="pointer-events-none absolute top-1.5" style={place}>
        <span className="flex items-baseline justify-between gap-2 bg-transparent pr-3 pl-2 font-mono text-small">
          <span className={cx('truncate', isSelected ? 'text-accent' : 'text-text')}>
            {step.method} {shortPath(step.path, lanes)}
            {step.kind === 'refresh' && ' ↻'}
          </span>
          <span className={cx('shrink-0', isFailed(step) ? 'text-missing' : 'text-muted')}>
            {outcomeOf(step, lanes > 1)}
          </span>
        </span>
        <Arrow step={step} />
      </span>
    </div>
  )
}

/** Solid where the browser carries it, dashed between two servers, dotted where the BFF did not see it. */
function Arrow({ step }: { step: Step }) {
  const tone = isFailed(step) ? 'text-missing' : isBackChannel(step) ? 'text-conditional' : 'text-text'
  const line = isBackChannel(step) ? 'border-dashed' : wasSeen(step) ? 'border-solid' : 'border-dotted'
  return (
    <span data-drawn="value" className={cx('relative mt-1.5 flex h-2 items-center', tone)}>
      <span className="absolute -left-1 size-2 rounded-full bg-current" />
      <span className={cx('grow border-t-2 border-current', line)} />
      <span className="h-0 w-0 border-y-4 border-l-7 border-y-transparent border-l-current" />
    </span>
  )
}

function indexesOf({ start, end }: RowRange, count: number, kept: number): number[] {
  const [from, to] = [Math.max(0, start - overscan), Math.min(count - 1, end + overscan)]
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return kept < 0 || (kept >= from && kept <= to) ? indexes : [kept, ...indexes].sort((one, other) => one - other)
}

/** The rows in view of a pane that scrolls by itself; while it is at its end, it stays there as rows come. */
function usePane(count: number, isLive: boolean) {
  const paneRef = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 })
  const isAtEnd = useRef(true)
  useLayoutEffect(() => {
    const pane = paneRef.current
    if (!pane) return
    const look = () => {
      isAtEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < rowHeight
      const next = rowsAround(pane.scrollTop, pane.clientHeight, rowHeight, count)
      setRange((before) => (before.start === next.start && before.end === next.end ? before : next))
    }
    if (isLive && isAtEnd.current) pane.scrollTop = pane.scrollHeight
    const observer = new ResizeObserver(look)
    observer.observe(pane)
    pane.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      pane.removeEventListener('scroll', look)
    }
  }, [count, isLive])
  /** @param belowHeight pixels of what is shown below the row */
  const show = (index: number, belowHeight = 0) => {
    const pane = paneRef.current
    if (!pane) return
    const top = index * rowHeight
    const bottom = Math.min(top + rowHeight + headHeight + belowHeight, top + pane.clientHeight)
    if (top < pane.scrollTop) pane.scrollTop = top
    else if (bottom > pane.scrollTop + pane.clientHeight) pane.scrollTop = bottom - pane.clientHeight
  }
  return { paneRef, range, show }
}

/** The height of an element that is there or not; 0 while it is not. */
function useHeight(isThere: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element || !isThere) return setHeight(0)
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [isThere])
  return { ref, height }
}
