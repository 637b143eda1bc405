import { type ComponentType, type KeyboardEvent, useEffect, useState } from 'react'
import type { Gap } from '../shared/long-list/use-long-list.ts'
import { movedTo } from '../shared/roving.ts'
import type { RowRange } from '../shared/row-range.ts'
import { useWindow } from '../shared/use-window.ts'
import { ListGap } from './list-gap.tsx'
import type { RowWindow } from './thing-row.tsx'

/** What a row of a long list is drawn from. All are the same while nothing of the row changes, for `memo`. */
export interface ListRowProps<Row, Shared> {
  row: Row
  /** The same for all rows. */
  shared: Shared
  index: number
  count: number
  /** Pixels, as is the height. */
  top: number
  height: number
  isActive: boolean
  onActivate: (index: number) => void
}

interface ThingListProps<Row, Shared> {
  label: string
  count: number
  rowAt(index: number): Row | Gap
  /** The same for every row, in pixels. */
  rowHeight: number
  /** Draws one row. */
  of: ComponentType<ListRowProps<Row, Shared>>
  shared: Shared
  /** Whether its rows have a cover: then rows that are not read yet hold its place. */
  hasCover?: boolean
  /** Called with the first and the last row in view. */
  onRange?: (range: RowRange) => void
}

/**
 * A long list of things. Only the rows in view are drawn. It is one tab stop: arrow keys move between the rows, whose main
 * button or link is marked `data-main`.
 */
export function ThingList<Row extends object, Shared>(props: ThingListProps<Row, Shared>) {
  const { label, count, rowAt, rowHeight, of: DrawnRow, shared, hasCover = false, onRange } = props
  const [active, setActive] = useState(0)
  const { listRef, indexes, range, show } = useWindow<HTMLOListElement>({ count, rowHeight, kept: active })
  const { start, end } = range
  useEffect(() => onRange?.({ start, end }), [onRange, start, end])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedTo(event.key, active, count, Math.max(1, end - start - 1))
    if (next === undefined) return
    event.preventDefault()
    setActive(next)
    show(next)
    // The scroll may draw the row only now, so the focus waits for the next frame.
    requestAnimationFrame(() => mainOf(listRef.current, next)?.focus())
  }
  return (
    <ol
      ref={listRef}
      aria-label={label}
      className="relative"
      style={{ height: count * rowHeight }}
      onKeyDown={onKeyDown}
    >
      {indexes.map((index) => {
        const row = rowAt(index)
        const place = { index, count, top: index * rowHeight, height: rowHeight }
        if (typeof row === 'string')
          return (
            <li key={index} {...windowOf(place)} className="absolute inset-x-0" aria-busy={row === 'loading'}>
              <ListGap gap={row} index={index} hasCover={hasCover} />
            </li>
          )
        return (
          <DrawnRow
            key={index}
            {...place}
            row={row}
            shared={shared}
            isActive={index === active}
            onActivate={setActive}
          />
        )
      })}
    </ol>
  )
}

/** The attributes of a row at its place. */
export function windowOf({ index, count, top, height }: ListPlace) {
  return {
    'data-index': index,
    'aria-setsize': count,
    'aria-posinset': index + 1,
    style: { height, transform: `translateY(${top}px)` },
  }
}

type ListPlace = Pick<ListRowProps<unknown, unknown>, 'index' | 'count' | 'top' | 'height'>

/** The same for a `ThingRow`. */
export function rowWindow({ index, count, top, height }: ListPlace): RowWindow {
  return { index, count, style: { height, transform: `translateY(${top}px)` } }
}

function mainOf(list: HTMLElement | null, index: number): HTMLElement | null | undefined {
  const row = list?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  if (row?.matches('[data-main]')) return row
  return row?.querySelector<HTMLElement>('[data-main]') ?? row?.querySelector<HTMLElement>('a, button')
}
