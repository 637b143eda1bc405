import { GripVertical } from 'lucide-react'
import { type MouseEvent, memo, type PointerEvent } from 'react'
import { formatDay } from '../../shared/clock.ts'
import { cx } from '../../shared/cx.ts'
import { formatDuration } from '../../shared/duration.ts'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { Checkbox } from '../../shared/elements/checkbox.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { fullTextOnFocus } from '../../shared/elements/tooltip.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import { serverNow } from '../../shared/server-clock.ts'
import type { RowId } from './edit-call.ts'
import type { EditRow } from './rows.ts'
import type { Choice } from './selection.ts'

/** Box, number, title, album, date added, length; the handle is at the end on a phone, and before the box elsewhere. */
const columns =
  'grid items-center gap-x-4 px-4 md:px-6 grid-cols-[1.25rem_minmax(0,1fr)_2.75rem] md:grid-cols-[1.25rem_2.25rem_minmax(0,3fr)_minmax(0,2fr)_3.5rem] xl:grid-cols-[1.25rem_2.25rem_minmax(0,4fr)_minmax(0,2fr)_minmax(0,1fr)_3.5rem]'
const fromMiddle = 'hidden md:block'
const fromWide = 'hidden xl:block'

export function EditHeading() {
  const heading = 'text-small font-normal text-muted'
  return (
    <thead className="block border-b border-line text-left">
      <tr aria-rowindex={1} className={cx(columns, 'h-9')}>
        <th scope="col">
          <span className="sr-only">Selected</span>
        </th>
        <th scope="col" className={cx(heading, fromMiddle, 'text-right')}>
          #
        </th>
        <th scope="col" className={heading}>
          Title
        </th>
        <th scope="col" className={cx(heading, fromMiddle)}>
          Album
        </th>
        <th scope="col" className={cx(heading, fromWide)}>
          Added
        </th>
        <th scope="col" className={cx(heading, fromMiddle, 'text-right')}>
          Length
        </th>
        <th scope="col">
          <span className="sr-only">Move</span>
        </th>
      </tr>
    </thead>
  )
}

interface EditRowProps {
  id: RowId
  row: EditRow
  /** Its place on the screen, and its place in the playlist. */
  index: number
  position: number
  top: number
  height: number
  isActive: boolean
  isChosen: boolean
  isDragged: boolean
  onChoose: (id: RowId, choice: Choice) => void
  onActivate: (index: number) => void
  onDrag: (id: RowId, event: PointerEvent) => void
}

/** Drawn again only when something of its own changes, as ten thousand rows may be behind it. */
export const EditableRow = memo(function EditableRow(props: EditRowProps) {
  const { id, index, top, height, isActive, isChosen, isDragged, onChoose, onActivate } = props
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-index={index}
      {...fullTextOnFocus}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActivate(index)}
      onClick={(event) => {
        const choice = choiceOf(event)
        if (choice) onChoose(id, choice)
      }}
      className={cx(
        columns,
        'group absolute inset-x-0 outline-offset-[-2px] transition-[transform] duration-150',
        isChosen ? 'bg-accent/12' : 'hover:bg-raised focus-visible:bg-raised',
        isDragged && 'opacity-50',
      )}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <Cells {...props} />
    </tr>
  )
})

/** A finger adds to what is chosen: it has no Shift and no Ctrl. */
function choiceOf({ target, shiftKey, ctrlKey, metaKey, nativeEvent }: MouseEvent): Choice | undefined {
  const control = target instanceof Element ? target.closest('button, a, input') : null
  if (control && !(control instanceof HTMLInputElement)) return undefined
  if (shiftKey) return 'range'
  const isFinger = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
  return control || ctrlKey || metaKey || isFinger ? 'toggle' : 'only'
}

function Cells({ id, row: { line }, position, isActive, isChosen, onDrag }: EditRowProps) {
  const title = line?.title ?? 'Spotify left this one out'
  return (
    <>
      <td className="grid place-items-center">
        <Checkbox checked={isChosen} label={`Select ${title}`} tabIndex={isActive ? 0 : -1} onChange={() => {}} />
      </td>
      <td className={cx(fromMiddle, 'text-right font-mono text-small text-muted')}>{position + 1}</td>
      <td className={cx('flex min-w-0 items-center gap-3', line?.unavailable && 'opacity-60')}>
        <Artwork images={line?.imageUrl ? [{ url: line.imageUrl, width: 64 }] : []} size={40} />
        <span className="min-w-0">
          <Truncate text={title} className="font-[550]" />
          <Truncate text={bylineOf(line)} className="text-small text-muted" />
        </span>
      </td>
      <td className={cx(fromMiddle, 'min-w-0 text-small text-muted')}>{line?.from && <Truncate text={line.from} />}</td>
      <td className={cx(fromWide, 'truncate text-small text-muted')}>
        {line?.addedAt !== undefined && formatDay(line.addedAt, serverNow())}
      </td>
      <td className={cx(fromMiddle, 'text-right font-mono text-small text-muted')}>
        {line?.durationMs !== undefined && formatDuration(line.durationMs)}
      </td>
      <td className="md:absolute md:inset-y-0 md:left-0 md:grid md:w-6 md:place-items-center">
        <Handle title={title} onDrag={(event) => onDrag(id, event)} />
      </td>
    </>
  )
}

function bylineOf(line: EditRow['line']): string {
  if (!line) return ''
  const { by, unavailable } = line
  return unavailable && unavailable !== by ? `${by} · ${unavailable}` : by
}

/** The handle is for a pointer: keys move a row with Alt and the arrows, and the Move menu moves it without dragging. */
function Handle({ title, onDrag }: { title: string; onDrag: (event: PointerEvent) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Drag ${title}`}
      onPointerDown={onDrag}
      className="grid h-11 w-11 cursor-grab touch-none place-items-center rounded-control text-faint hover:text-text md:h-9 md:w-6 md:opacity-0 md:group-hover:opacity-100 md:group-focus-within:opacity-100"
    >
      <Icon of={GripVertical} />
    </button>
  )
}
