import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { movedTo } from '../../shared/roving.ts'
import { phone, useMedia } from '../../shared/use-media.ts'
import { useWindow } from '../../shared/use-window.ts'
import type { RowId, RowList } from './edit-call.ts'
import { EditableRow, EditHeading } from './edit-row.tsx'
import type { Target } from './list-edits.ts'
import type { Rows } from './rows.ts'
import type { Choice, Selection } from './selection.ts'
import { useActiveRow } from './use-active-row.ts'
import { type Drag, useDrag } from './use-drag.ts'

interface EditGridProps {
  label: string
  /** The rows in the order on screen, and where each of them is in the playlist. */
  shown: RowList
  positions: ReadonlyMap<RowId, number>
  /** What is searched for: once it changes, the first row is shown. */
  find: string
  rows: Rows
  selection: Selection
  onChoose: (id: RowId, choice: Choice) => void
  /** Moves the chosen rows, or this one where none is chosen. */
  onMove: (id: RowId, target: Target) => void
}

const noRow = {}
const moveKeys: Record<string, Target> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'top', End: 'bottom' }

/** The rows of a playlist to choose and to move. One tab stop: arrows move the focus, Space chooses, Alt moves the rows. */
export function EditGrid({ label, shown, positions, find, rows, selection, onChoose, onMove }: EditGridProps) {
  const [dragged, setDragged] = useState<RowId>()
  const rowHeight = useMedia(phone) ? 60 : 54
  const count = shown.length
  const [kept, setKept] = useState(0)
  const { listRef, indexes, range, show } = useWindow<HTMLTableSectionElement>({
    count,
    rowHeight,
    kept,
    arranged: find,
  })
  const { active, setActive, focusRow, followRow } = useActiveRow(shown, listRef, show)
  if (active !== kept) setKept(active)
  const indexOfBefore = (before: number) => positions.get(shown[before] ?? -1) ?? positions.size
  const { drag, start } = useDrag({
    listRef,
    rowHeight,
    count,
    onDrop: (before) => dragged !== undefined && onMove(dragged, { before: indexOfBefore(before) }),
  })
  const onDrag = (id: RowId, event: PointerEvent) => {
    if (!selection.chosen.has(id)) onChoose(id, 'only')
    setActive(shown.indexOf(id))
    setDragged(id)
    start(event)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = shown[active]
    const act = id === undefined ? undefined : keyAct(event, active, count, Math.max(1, range.end - range.start - 1))
    if (id === undefined || !act) return
    event.preventDefault()
    if ('move' in act) {
      followRow()
      onMove(id, act.move)
    } else if ('choice' in act) onChoose(id, act.choice)
    else {
      // A range begins at the row that has the focus, where none has begun.
      if (event.shiftKey && selection.chosen.size === 0) onChoose(id, 'only')
      if (event.shiftKey) onChoose(shown[act.focus] ?? id, 'range')
      focusRow(act.focus)
    }
  }
  const acts = { onChoose, onActivate: setActive, onDrag }
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keyboard navigation (ARIA APG, grid).
      role="grid"
      className="block"
      aria-label={label}
      aria-multiselectable
      aria-rowcount={count + 1}
      aria-colcount={7}
      onKeyDown={onKeyDown}
    >
      <EditHeading />
      <tbody ref={listRef} className="relative block" style={{ height: count * rowHeight }}>
        {indexes.map((index) => {
          const id = shown[index] ?? -1
          const isChosen = selection.chosen.has(id)
          const place = { index, position: positions.get(id) ?? index, top: index * rowHeight, height: rowHeight }
          const looks = { isActive: index === active, isChosen, isDragged: drag !== undefined && isChosen }
          return <EditableRow key={id} id={id} row={rows.get(id) ?? noRow} {...place} {...looks} {...acts} />
        })}
      </tbody>
      {drag && <DropLine top={36 + drag.before * rowHeight} />}
      {drag && dragged !== undefined && <Preview drag={drag} row={rows.get(dragged)} count={selection.chosen.size} />}
    </table>
  )
}

type KeyAct = { move: Target } | { choice: Choice } | { focus: number }

/** What a key does in a row; `undefined` for keys that are not of the grid. */
function keyAct(event: KeyboardEvent, active: number, count: number, rowsInView: number): KeyAct | undefined {
  const { key, altKey, shiftKey, ctrlKey, metaKey, target } = event
  if (!isRow(target)) return undefined
  const move = moveKeys[key]
  if (altKey) return move && { move }
  if (key === ' ') return ctrlKey || metaKey ? undefined : { choice: shiftKey ? 'range' : 'toggle' }
  const focus = movedTo(key, active, count, rowsInView)
  return focus === undefined ? undefined : { focus }
}

function isRow(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && (target.tagName === 'TR' || target instanceof HTMLInputElement)
}

/** Where the rows would go. */
function DropLine({ top }: { top: number }) {
  return (
    <tfoot aria-hidden className="pointer-events-none absolute inset-x-4 block md:inset-x-6" style={{ top }}>
      <tr className="block h-0.5 -translate-y-px bg-accent" />
    </tfoot>
  )
}

/** What is dragged, under the pointer. */
function Preview({ drag, row, count }: { drag: Drag; row: ReturnType<Rows['get']>; count: number }) {
  const more = Math.max(1, count) - 1
  return (
    <caption
      aria-hidden
      className="pointer-events-none fixed top-0 left-0 z-50 flex w-80 max-w-[80vw] items-center gap-3 rounded-panel border border-strong bg-panel p-2 text-left shadow-float"
      style={{ transform: `translate(${drag.x + 12}px, ${drag.y + 12}px)` }}
    >
      <Artwork images={row?.line?.imageUrl ? [{ url: row.line.imageUrl, width: 64 }] : []} size={40} />
      <span className="min-w-0 grow">
        <span className="block truncate font-[550]">{row?.line?.title}</span>
        <span className="block text-small text-muted">
          {more > 0 && `and ${more} more, `}before {drag.before + 1}
        </span>
      </span>
      {more > 0 && (
        <span className="grid size-6 place-items-center rounded-full bg-accent text-small font-semibold text-on-accent">
          {more + 1}
        </span>
      )}
    </caption>
  )
}
