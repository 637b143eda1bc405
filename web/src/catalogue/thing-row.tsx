import { Play } from 'lucide-react'
import { Link } from 'react-router'
import { GatedIconButton } from '../lens/gated-button.tsx'
import { MenuButton } from '../menus/menu-button.tsx'
import { withMenu } from '../menus/opened-menu.ts'
import { actionName, commandArgs } from '../playback/command.ts'
import { useCommand } from '../playback/use-command.ts'
import { cx } from '../shared/cx.ts'
import { formatDuration } from '../shared/duration.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { ExplicitMark } from '../shared/elements/explicit-mark.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { fullTextOnFocus } from '../shared/elements/tooltip.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { pressRow } from '../shared/press-row.ts'
import { playCommand, playPromise } from './play-command.ts'
import { SaveButton } from './save-button.tsx'
import { bylineOf, screenOf, type Thing } from './thing.ts'

export interface ThingRowProps {
  thing: Thing
  /** The one row of a roving list that the Tab key reaches. */
  isActive: boolean
  /** Called when a part of it takes focus. */
  onActivate: () => void
  /** Called when it is opened or played. */
  onOpen?: () => void
}

/** What plays by itself is played from its row; everything else is opened. */
const playsFromRow = ({ kind }: Thing) => kind === 'track' || kind === 'episode'

/** One thing of the catalogue as a row: cover, name, who made it, heart and length. */
export function ThingRow({ thing, isActive, onActivate, onOpen }: ThingRowProps) {
  const tabIndex = isActive ? 0 : -1
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its button or its link takes the keys.
    <li
      className="group relative -mx-2 flex h-15 items-center gap-3 rounded-control px-2 hover:bg-raised has-[[data-main]:focus-visible]:bg-raised md:h-14"
      onFocus={onActivate}
      onClick={playsFromRow(thing) ? pressRow : undefined}
      {...fullTextOnFocus}
      {...withMenu(() => ({ thing }))}
    >
      <span className="relative shrink-0">
        <Artwork images={thing.images} size={40} />
        {playsFromRow(thing) && thing.isPlayable && <PlayOver thing={thing} tabIndex={tabIndex} onPlay={onOpen} />}
      </span>
      <span className={cx('min-w-0 flex-1', !thing.isPlayable && 'opacity-60')}>
        <Truncate text={thing.name} className="font-[550]">
          {playsFromRow(thing) ? undefined : openLink(thing, tabIndex, onOpen)}
        </Truncate>
        <Byline thing={thing} />
      </span>
      {thing.kind !== 'playlist' && (
        <SaveButton uri={thing.uri} name={thing.name} tabIndex={tabIndex} className="relative" />
      )}
      <MenuButton name={thing.name} tabIndex={tabIndex} className="relative -ml-2" />
      {thing.durationMs !== undefined && (
        <span className="w-14 text-right font-mono text-small text-muted max-sm:hidden">
          {formatDuration(thing.durationMs)}
        </span>
      )}
    </li>
  )
}

function Byline({ thing }: { thing: Thing }) {
  const text = thing.isPlayable ? bylineOf(thing) : `${bylineOf(thing)} · Not available in your country`
  return (
    <Truncate text={text} className="text-small text-muted">
      <span>
        {thing.isExplicit && <ExplicitMark />}
        {text}
      </span>
    </Truncate>
  )
}

const linkClass = 'text-text no-underline after:absolute after:inset-0 after:rounded-control'

/** A link to its screen in this app or, where it has none, to its page at Spotify. */
function openLink(thing: Thing, tabIndex?: number, onOpen?: () => void) {
  const to = screenOf(thing)
  const shared = { 'data-main': true, tabIndex, onClick: onOpen, className: linkClass }
  if (to !== undefined) {
    return (
      <Link to={to} {...shared}>
        {thing.name}
      </Link>
    )
  }
  if (thing.externalUrl === undefined) return <span>{thing.name}</span>
  return (
    <a href={thing.externalUrl} target="_blank" rel="noreferrer" {...shared}>
      {thing.name}
      <span className="sr-only"> at Spotify, in a new tab</span>
    </a>
  )
}

/** The play button over the cover, under the pointer and the focus. */
function PlayOver({ thing, tabIndex, onPlay }: { thing: Thing; tabIndex: number; onPlay?: (() => void) | undefined }) {
  const give = useCommand()
  const command = playCommand(thing)
  return (
    <span className="absolute inset-0 grid place-items-center opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
      <GatedIconButton
        data-main
        operation="start-a-users-playback"
        what="Playing"
        promise={playPromise(thing)}
        resume={{ action: actionName(command.name), args: commandArgs(command) }}
        icon={Play}
        label={`Play ${thing.name}`}
        tone="solid"
        tabIndex={tabIndex}
        onAct={() => {
          onPlay?.()
          void give(command)
        }}
      />
    </span>
  )
}

/** As large as rows with a cover. */
export function ThingRowSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <div key={index} className="flex h-15 items-center gap-3 md:h-14">
      <Skeleton className="size-10 shrink-0" />
      <span className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3.5 w-2/5" />
        <Skeleton className="h-3 w-1/4" />
      </span>
    </div>
  ))
}
