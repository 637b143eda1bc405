import type { Named } from '@scopedeck/server/contract/named.ts'
import { AudioLines, Clock, Pause } from 'lucide-react'
import { memo } from 'react'
import { SaveButton } from '../catalogue/save-button.tsx'
import { MenuButton } from '../menus/menu-button.tsx'
import { withMenu } from '../menus/opened-menu.ts'
import { formatDay } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'
import { formatDuration } from '../shared/duration.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { ExplicitMark } from '../shared/elements/explicit-mark.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Names, NamesOrWords } from '../shared/elements/names.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { fullTextOnFocus } from '../shared/elements/tooltip.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { pressRow } from '../shared/press-row.ts'
import { serverNow } from '../shared/server-clock.ts'
import type { Line } from './item.ts'
import { lineSubject, RowButton, type RowPlayback } from './row-button.tsx'
import type { Gap } from './use-lines.ts'

/** Number, title, album, date added, length, actions. Narrow screens leave out the date, then the album and the length. */
const columns =
  'grid items-center gap-x-4 px-4 md:px-6 grid-cols-[2.25rem_minmax(0,1fr)_auto] md:grid-cols-[2.75rem_minmax(0,3fr)_minmax(0,2fr)_3.5rem_4.5rem] xl:grid-cols-[2.75rem_minmax(0,4fr)_minmax(0,2fr)_minmax(0,1fr)_3.5rem_4.5rem]'
const fromMiddle = 'hidden md:block'
const fromWide = 'hidden xl:block'

export function LineHeading() {
  const heading = 'text-small font-normal text-muted'
  return (
    <thead
      data-sticks="top"
      className="sticky top-0 z-10 block border-b border-line bg-canvas text-left low:static desk:bg-panel"
    >
      <tr aria-rowindex={1} className={cx(columns, 'h-9')}>
        <th scope="col" className={cx(heading, 'text-right')}>
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
        <th scope="col" className={cx(heading, 'justify-end', fromMiddle, 'md:flex')}>
          <span className="sr-only">Length</span>
          <Icon of={Clock} />
        </th>
        <th scope="col">
          <span className="sr-only">Actions</span>
        </th>
      </tr>
    </thead>
  )
}

interface LineRowProps {
  index: number
  line: Line | Gap
  contextUri: string
  top: number
  height: number
  isActive: boolean
  playback: RowPlayback
  onActivate(index: number): void
}

/** Drawn again only when something of its own changes: while a person scrolls, the rows that stay cost nothing. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { index, line, top, height, isActive, playback, contextUri, onActivate } = props
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={playback !== undefined}
      aria-busy={line === 'loading'}
      data-index={index}
      {...fullTextOnFocus}
      {...withMenu(() => (typeof line === 'object' ? lineSubject(line, contextUri) : undefined))}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActivate(index)}
      onClick={pressRow}
      className={cx(columns, 'group absolute inset-x-0 outline-offset-[-2px] hover:bg-raised focus-visible:bg-raised')}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {typeof line === 'object' ? (
        <Cells line={line} isActive={isActive} playback={playback} contextUri={contextUri} />
      ) : line === 'loading' ? (
        <CellSkeletons index={index} />
      ) : (
        <GapCells index={index} gap={line} />
      )}
    </tr>
  )
})

interface CellsProps {
  line: Line
  contextUri: string
  isActive: boolean
  playback: RowPlayback
}

function Cells(props: CellsProps) {
  const { line, playback } = props
  return (
    <>
      <td className="grid justify-items-end">
        {line.unavailable ? <Position line={line} /> : <PlayCell {...props} />}
      </td>
      <td className={cx('flex min-w-0 items-center gap-3', line.unavailable && 'opacity-60')}>
        <Artwork images={line.imageUrl ? [{ url: line.imageUrl, width: 64 }] : []} size={40} />
        <span className="min-w-0">
          <Truncate text={line.title} className={cx('font-[550]', playback && 'text-accent')} />
          <Byline line={line} />
        </span>
      </td>
      <td className={cx(fromMiddle, 'min-w-0 text-small text-muted')}>
        {line.album && <AlbumName album={line.album} />}
      </td>
      <td className={cx(fromWide, 'truncate text-small text-muted')}>
        {line.addedAt !== undefined && formatDay(line.addedAt, serverNow())}
      </td>
      <td className={cx(fromMiddle, 'text-right font-mono text-small text-muted')}>
        {line.durationMs !== undefined && formatDuration(line.durationMs)}
      </td>
      <td className="flex h-9 items-center justify-end">{hasMenu(line) && <Actions {...props} />}</td>
    </>
  )
}

const hasMenu = ({ uri }: Line) => /^spotify:(track|episode):/.test(uri ?? '')

/** The heart and the menu. A phone has room for the menu, which has the heart too. */
function Actions({ line: { uri, title }, isActive }: CellsProps) {
  const tabIndex = isActive ? 0 : -1
  return (
    <>
      <SaveButton uri={uri} name={title} tabIndex={tabIndex} className="max-md:hidden" />
      <MenuButton name={title} tabIndex={tabIndex} className="-mr-2 md:-mr-1.5" />
    </>
  )
}

function AlbumName({ album }: { album: Named }) {
  return (
    <Truncate text={album.name}>
      <span>
        <Names names={[album]} tabIndex={-1} />
      </span>
    </Truncate>
  )
}

/** By keys the menu of the row leads to the names: focus on a link that is cut off would push the line out of place. */
function Byline({ line: { by, makers, unavailable, isExplicit } }: { line: Line }) {
  const text = unavailable && unavailable !== by ? `${by} · ${unavailable}` : by
  return (
    <Truncate text={text} className="text-small text-muted">
      <span>
        {isExplicit && <ExplicitMark />}
        <NamesOrWords names={makers} words={by} tabIndex={-1} />
        {text !== by && ` · ${unavailable}`}
      </span>
    </Truncate>
  )
}

function Position({ line }: { line: Line }) {
  return <span className="font-mono text-small text-muted">{line.position + 1}</span>
}

/** The number, or the sign of the song that is playing. Under the pointer or the focus: the button of the row. */
function PlayCell(props: CellsProps) {
  return (
    <span className="grid w-full items-center justify-items-end [&>*]:col-start-1 [&>*]:row-start-1">
      <span className="grid w-full justify-items-end group-focus-within:invisible group-hover:invisible">
        {props.playback ? <Playing playback={props.playback} /> : <Position line={props.line} />}
      </span>
      <RowButton {...props} />
    </span>
  )
}

function Playing({ playback }: { playback: 'playing' | 'paused' }) {
  const isPaused = playback === 'paused'
  return (
    <>
      <Icon of={isPaused ? Pause : AudioLines} className="text-accent" />
      <span className="sr-only">{isPaused ? 'Paused' : 'Playing now'}</span>
    </>
  )
}

/** A row that could not be read, and one that Spotify counts and did not send. */
const gapWords = { failed: 'Could not be read', absent: 'Spotify left this one out' }

function GapCells({ index, gap }: { index: number; gap: keyof typeof gapWords }) {
  return (
    <>
      <td className="justify-self-end font-mono text-small text-muted">{index + 1}</td>
      <td className="truncate text-muted">{gapWords[gap]}</td>
    </>
  )
}

const widths = ['w-40', 'w-28', 'w-52', 'w-36'] as const

function CellSkeletons({ index }: { index: number }) {
  return (
    <>
      <td className="justify-self-end font-mono text-small text-faint">{index + 1}</td>
      <td className="flex min-w-0 items-center gap-3">
        <Skeleton className="size-10 shrink-0" />
        <span className="min-w-0 space-y-1.5">
          <Skeleton className={cx('h-3.5 max-w-full', widths[index % widths.length])} />
          <Skeleton className="h-3 w-24 max-w-full" />
        </span>
      </td>
    </>
  )
}
