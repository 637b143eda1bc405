import { AudioLines, Clock, Play } from 'lucide-react'
import { memo } from 'react'
import { GatedIconButton } from '../lens/gated-button.tsx'
import { useCommand } from '../playback/use-command.ts'
import { formatDay, formatDuration } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import type { Line } from './item.ts'

/** Number, title, album, date added, length. Narrow screens leave out the date, then the album. */
const columns =
  'grid items-center gap-x-4 px-4 md:px-6 grid-cols-[2.25rem_minmax(0,1fr)_3rem] md:grid-cols-[2.75rem_minmax(0,3fr)_minmax(0,2fr)_3.5rem] xl:grid-cols-[2.75rem_minmax(0,4fr)_minmax(0,2fr)_minmax(0,1fr)_3.5rem]'
const fromMiddle = 'hidden md:block'
const fromWide = 'hidden xl:block'

export function LineHeading() {
  const heading = 'text-small font-normal text-muted'
  return (
    <thead className="sticky top-0 z-10 block border-b border-line bg-canvas text-left md:bg-panel">
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
        <th scope="col" className={cx(heading, 'flex justify-end')}>
          <span className="sr-only">Length</span>
          <Icon of={Clock} />
        </th>
      </tr>
    </thead>
  )
}

interface LineRowProps {
  index: number
  line: Line | undefined
  contextUri: string
  top: number
  height: number
  isActive: boolean
  isPlaying: boolean
  onActivate(index: number): void
}

/** Drawn again only when something of its own changes: while a person scrolls, the rows that stay cost nothing. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { index, line, top, height, isActive, isPlaying, contextUri, onActivate } = props
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isPlaying}
      aria-busy={line === undefined}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActivate(index)}
      onDoubleClick={(event) => event.currentTarget.querySelector('button')?.click()}
      className={cx(columns, 'group absolute inset-x-0 outline-offset-[-2px] hover:bg-raised focus-visible:bg-raised')}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {line ? (
        <Cells line={line} isActive={isActive} isPlaying={isPlaying} contextUri={contextUri} />
      ) : (
        <CellSkeletons index={index} />
      )}
    </tr>
  )
})

interface CellsProps {
  line: Line
  contextUri: string
  isActive: boolean
  isPlaying: boolean
}

function Cells({ line, contextUri, isActive, isPlaying }: CellsProps) {
  return (
    <>
      <td className="grid justify-items-end">
        {line.unavailable ? <Position line={line} /> : <PlayCell {...{ line, contextUri, isActive, isPlaying }} />}
      </td>
      <td className={cx('flex min-w-0 items-center gap-3', line.unavailable && 'opacity-60')}>
        <Artwork images={line.imageUrl ? [{ url: line.imageUrl, width: 64 }] : []} size={40} />
        <span className="min-w-0">
          <span className={cx('block truncate font-[550]', isPlaying && 'text-accent')} title={line.title}>
            {line.title}
          </span>
          <span className="block truncate text-small text-muted" title={line.by}>
            {line.explicit && <ExplicitMark />}
            {line.unavailable ? `${line.by} · ${line.unavailable}` : line.by}
          </span>
        </span>
      </td>
      <td className={cx(fromMiddle, 'truncate text-small text-muted')} title={line.from}>
        {line.from}
      </td>
      <td className={cx(fromWide, 'truncate text-small text-muted')}>
        {line.addedAt !== undefined && formatDay(line.addedAt, Date.now())}
      </td>
      <td className="text-right font-mono text-small text-muted">
        {line.durationMs !== undefined && formatDuration(line.durationMs)}
      </td>
    </>
  )
}

function Position({ line }: { line: Line }) {
  return <span className="font-mono text-small text-muted">{line.position + 1}</span>
}

/** The number, or the sign of the song that is playing. Under the pointer or the focus: the button that plays from here. */
function PlayCell({ line, contextUri, isActive, isPlaying }: CellsProps) {
  const giveCommand = useCommand()
  const { position } = line
  return (
    <span className="grid w-full items-center justify-items-end [&>*]:col-start-1 [&>*]:row-start-1">
      <span className="grid w-full justify-items-end group-focus-within:invisible group-hover:invisible">
        {isPlaying ? <Playing /> : <Position line={line} />}
      </span>
      <GatedIconButton
        operation="start-a-users-playback"
        what="Playing"
        promise="the song starts"
        icon={Play}
        label={`Play ${line.title}`}
        size="small"
        round
        tabIndex={isActive ? 0 : -1}
        className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
        onAct={() => void giveCommand({ name: 'play-context', contextUri, offsetPosition: position })}
        resume={{ action: 'player.play-context', args: { contextUri, offsetPosition: position } }}
      />
    </span>
  )
}

function Playing() {
  return (
    <>
      <Icon of={AudioLines} className="text-accent" />
      <span className="sr-only">Playing now</span>
    </>
  )
}

function ExplicitMark() {
  return (
    <span className="mr-1.5 inline-block rounded-[3px] bg-text/12 px-1 font-mono text-small leading-4" title="Explicit">
      E<span className="sr-only">xplicit</span>
    </span>
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
