import { type KeyboardEvent, useEffect, useState } from 'react'
import { movedTo } from '../shared/roving.ts'
import { phone, useMedia } from '../shared/use-media.ts'
import { useWindow } from '../shared/use-window.ts'
import type { Line } from './item.ts'
import { LineHeading, LineRow } from './line-row.tsx'
import type { Gap } from './use-lines.ts'
import type { PlayingRow } from './use-playing.ts'

interface LineGridProps {
  label: string
  count: number
  /** Names the search and the order: once it changes, the list begins again at its first song. */
  arranged: string
  lineAt(index: number): Line | Gap
  /** The URI of the playlist, to play a song from it. */
  contextUri: string
  playing: PlayingRow | undefined
  /** Called with the first and the last row in view. */
  onRange(range: { start: number; end: number }): void
}

/** The songs of a playlist as a grid. It is one tab stop: arrow keys move, Enter plays the song. */
export function LineGrid({ label, count, arranged, lineAt, contextUri, playing, onRange }: LineGridProps) {
  const [active, setActive] = useState(0)
  useEffect(() => setActive(0), [arranged])
  const rowHeight = useMedia(phone) ? 60 : 54
  const { listRef, indexes, range, show } = useWindow<HTMLTableSectionElement>({
    count,
    rowHeight,
    kept: active,
    arranged,
  })
  const { start, end } = range
  useEffect(() => onRange({ start, end }), [onRange, start, end])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isRow(event.target)) return event.target.querySelector('button')?.click()
    const next = movedTo(event.key, active, count, Math.max(1, end - start - 1))
    if (next === undefined) return
    event.preventDefault()
    setActive(next)
    show(next)
    // The scroll may draw the row only now, so the focus waits for the next frame.
    requestAnimationFrame(() => listRef.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus())
  }

  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keyboard navigation (ARIA APG, grid).
      role="grid"
      className="block"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={6}
      onKeyDown={onKeyDown}
    >
      <LineHeading />
      <tbody ref={listRef} className="relative block" style={{ height: count * rowHeight }}>
        {indexes.map((index) => {
          const line = lineAt(index)
          return (
            <LineRow
              key={index}
              index={index}
              line={line}
              contextUri={contextUri}
              top={index * rowHeight}
              height={rowHeight}
              isActive={index === active}
              playback={typeof line === 'object' && line.position === playing?.position ? stateOf(playing) : undefined}
              onActivate={setActive}
            />
          )
        })}
      </tbody>
    </table>
  )
}

const stateOf = ({ isPaused }: PlayingRow) => (isPaused ? 'paused' : 'playing')

function isRow(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.tagName === 'TR'
}
