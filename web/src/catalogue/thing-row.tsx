import type { Named } from '@scopedeck/server/contract/named.ts'
import { type CSSProperties, Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { MenuButton } from '../menus/menu-button.tsx'
import { withMenu } from '../menus/opened-menu.ts'
import type { PlaybackCommand } from '../playback/command.ts'
import { cx } from '../shared/cx.ts'
import { formatDuration } from '../shared/duration.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { ExplicitMark } from '../shared/elements/explicit-mark.tsx'
import { Names } from '../shared/elements/names.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { fullTextOnFocus } from '../shared/elements/tooltip.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { pressRow } from '../shared/press-row.ts'
import { thingAddress } from '../shared/thing-address.ts'
import { canPlay, playCommand } from './play-command.ts'
import { NumberCell, PlayOver, type RowPlayback } from './row-play.tsx'
import { SaveButton } from './save-button.tsx'
import { bylineOf, type Thing } from './thing.ts'

export interface ThingRowProps {
  thing: Thing
  /** The one row of a roving list that the Tab key reaches. */
  isActive: boolean
  /** Called when a part of it takes focus. */
  onActivate: () => void
  /** Called when it is opened or played. */
  onOpen?: () => void
  /** Its place in a list, where it is drawn before the cover or, in a list of one album, instead of it. */
  number?: number
  hasCover?: boolean
  /** Below the name; who made it and what it is from when left out, nothing for null. */
  byline?: ReactNode
  /** Between the name and the heart. */
  columns?: ReactNode
  /** What its play button does; it plays the thing by itself when left out. */
  play?: PlaybackCommand
  playback?: RowPlayback
  /** Where it is known already. */
  isKnownSaved?: boolean
  /** Of a list of which only the rows in view are drawn. */
  window?: RowWindow
}

export interface RowWindow {
  index: number
  count: number
  style: CSSProperties
}

/** What plays by itself is played from its row; everything else is opened. */
const playsFromRow = ({ kind }: Pick<Thing, 'kind'>) => kind === 'track' || kind === 'episode'

/** One thing of the catalogue as a row: number, cover, name, who made it, heart and length. */
export function ThingRow(props: ThingRowProps) {
  const { thing, isActive, onActivate, number, hasCover = true, columns, playback, isKnownSaved, window } = props
  const tabIndex = isActive ? 0 : -1
  const button = { thing, command: props.play ?? playCommand(thing), playback, tabIndex, onPlay: props.onOpen }
  const plays = playsFromRow(thing) && canPlay(thing)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its button or its link takes the keys.
    <li
      className={cx(
        'group flex items-center gap-3 rounded-control px-2 hover:bg-raised has-[[data-main]:focus-visible]:bg-raised',
        window ? 'absolute inset-x-0' : 'relative -mx-2 h-15 md:h-14',
      )}
      {...(window && { 'data-index': window.index, 'aria-setsize': window.count, 'aria-posinset': window.index + 1 })}
      style={window?.style}
      onFocus={onActivate}
      onClick={plays ? pressRow : undefined}
      {...fullTextOnFocus}
      {...withMenu(() => ({ thing, command: button.command }))}
    >
      {number !== undefined && <NumberCell {...button} number={number} plays={plays} />}
      {hasCover && (
        <span className="relative shrink-0">
          <Artwork images={thing.images} size={40} />
          {plays && number === undefined && <PlayOver {...button} />}
        </span>
      )}
      <span className={cx('min-w-0 flex-1', !thing.isPlayable && 'opacity-60')}>
        <NameLine {...props} tabIndex={tabIndex} />
        {props.byline === undefined ? <Byline thing={thing} /> : props.byline}
      </span>
      {columns}
      {thing.kind !== 'playlist' && (
        <SaveButton
          uri={thing.uri}
          name={thing.name}
          tabIndex={tabIndex}
          className="relative"
          {...(isKnownSaved !== undefined && { isKnownSaved })}
        />
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

/** What opens covers its whole row. The name of an episode opens it, and its row plays it. */
function NameLine({ thing, playback, onOpen, tabIndex }: ThingRowProps & { tabIndex: number }) {
  const to = thingAddress(thing.kind, thing.id)
  const isMain = !playsFromRow(thing)
  return (
    <Truncate text={thing.name} className={cx('font-[550]', playback && 'text-accent')}>
      {to === undefined ? undefined : (
        <Link
          to={to}
          {...(isMain && { 'data-main': true })}
          tabIndex={tabIndex}
          onClick={onOpen}
          className={cx('text-inherit no-underline', isMain ? covering : 'relative w-fit max-w-full hover:underline')}
        >
          {thing.name}
        </Link>
      )}
    </Truncate>
  )
}

const covering = 'after:absolute after:inset-0 after:rounded-control'

const unavailable = 'Not available in your country'

/**
 * Who made it, what it is from, and what else there is to say, with links to their screens. By keys the menu of the row leads
 * there: focus on a link that is cut off would push the line out of place.
 */
function Byline({ thing }: { thing: Thing }) {
  const text = thing.isPlayable ? bylineOf(thing) : `${bylineOf(thing)} · ${unavailable}`
  return (
    <Truncate text={text} className="text-small leading-6 text-muted">
      <span>
        {thing.isExplicit && <ExplicitMark />}
        <BylineWords thing={thing} tabIndex={-1} />
        {!thing.isPlayable && ` · ${unavailable}`}
      </span>
    </Truncate>
  )
}

/** `bylineOf` with links. */
export function BylineWords({ thing, tabIndex }: { thing: Thing; tabIndex?: number | undefined }) {
  const { by, album, facts } = thing
  const linked: readonly (readonly Named[])[] = [by, album ? [album] : []].filter(({ length }) => length > 0)
  if (linked.length === 0) return bylineOf(thing)
  return (
    <>
      {linked.map((names, index) => (
        <Fragment key={index}>
          {index > 0 && ' · '}
          <Names names={names} tabIndex={tabIndex} />
        </Fragment>
      ))}
      {facts.map((fact) => ` · ${fact}`)}
    </>
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
