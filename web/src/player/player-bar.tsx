import type { Episode, Track } from '@scopedeck/server/contract/web-api.ts'
import { ListOrdered } from 'lucide-react'
import { Link } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { LensChips } from '../lens/lens-chips.tsx'
import { describePlaying, type Playback } from '../playback/now-playing.ts'
import { usePlayback } from '../playback/use-playback.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/icon.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { Skeleton } from '../shared/skeleton.tsx'
import { Tooltip } from '../shared/tooltip.tsx'
import { phone, useMedia } from '../shared/use-media.ts'
import { DeviceButton } from './device-button.tsx'
import { ListenOnlyNote } from './listen-only-note.tsx'
import { MiniProgress } from './mini-progress.tsx'
import { SaveButton } from './save-button.tsx'
import { SeekBar } from './seek-bar.tsx'
import { TrackLine } from './track-line.tsx'
import { Transport } from './transport.tsx'
import { useListenOnly } from './use-listen-only.ts'
import { useLiveness } from './use-liveness.ts'
import { useTransport } from './use-transport.ts'
import { Volume } from './volume.tsx'

/** On every screen: what plays and the controls. On a phone the song and one button. */
export function PlayerBar() {
  const observation = usePlayback()
  const playback = observation?.playback
  const isListenOnly = useListenOnly()
  useTransportKeys(playback)
  return (
    <div className="relative grid h-full grid-cols-[minmax(0,1fr)_auto] items-center gap-3 px-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_minmax(0,1fr)] md:gap-4 md:px-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,560px)_minmax(0,1fr)]">
      <Song playback={playback} isKnown={observation !== undefined} />
      <div className="flex flex-col justify-center">
        {isListenOnly ? <ListenOnlyNote /> : <Transport playback={playback} place="bar" />}
        <SeekBar {...observation} className="-mt-0.5 max-md:hidden" />
      </div>
      <Aside playback={playback} />
      <MiniProgress {...observation} className="md:hidden" />
    </div>
  )
}

function Song({ playback, isKnown }: { playback: Playback | undefined; isKnown: boolean }) {
  const { problem } = useLiveness()
  const isPhone = useMedia(phone)
  if (!isKnown && !problem) return <SongSkeleton />
  const playing = playback
    ? describePlaying(playback)
    : {
        title: 'Nothing is playing',
        byline: problem && !isKnown ? problem.title : 'Start a song here or on any device',
        images: [],
      }
  const type = playback?.item?.type
  return (
    <div className="flex min-w-0 items-center gap-1">
      <TrackLine
        playing={playing}
        size={isPhone ? 44 : 52}
        link={
          <Link to="/player" className="text-text no-underline after:absolute after:inset-0 hover:underline">
            {playing.title}
          </Link>
        }
      />
      {type && <SaveButton uri={savable(playback.item)} uriType={type} className="max-md:hidden" />}
    </div>
  )
}

function savable(item: Track | Episode | null): string | undefined {
  return item && !('is_local' in item && item.is_local) ? item.uri : undefined
}

function SongSkeleton() {
  return (
    <div className="flex items-center gap-3">
      <Skeleton className="size-11 shrink-0 md:size-13" />
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-28 max-w-full" />
        <Skeleton className="h-3 w-20 max-w-full" />
      </div>
    </div>
  )
}

/** The far end of the bar: what the controls stand on, the queue, the device, the volume. */
function Aside({ playback }: { playback: Playback | undefined }) {
  const { on } = useLens()
  return (
    <div className="flex min-w-0 items-center justify-end gap-1 max-md:hidden">
      <span className="mr-auto flex min-w-0 max-xl:hidden">
        <LensChips operation="start-a-users-playback" />
      </span>
      <Tooltip text="What comes next">
        <Link
          to="/player#queue"
          aria-label="What comes next"
          className="grid size-9 place-items-center rounded-control text-muted hover:bg-raised hover:text-text"
        >
          <Icon of={ListOrdered} />
        </Link>
      </Tooltip>
      <DeviceButton playback={playback} />
      <Volume playback={playback} hasKey sliderClass={cx('w-24', on ? 'hidden' : 'max-xl:hidden')} />
    </div>
  )
}

/** The keys of the controls; without a scope or Premium they do nothing. */
function useTransportKeys(playback: Playback | undefined): void {
  const { commands, give, mayGive } = useTransport(playback)
  const press = (name: keyof typeof commands) => (mayGive(commands[name]) ? () => give(commands[name]) : undefined)
  useShortcut('player.toggle', press('toggle'))
  useShortcut('player.next', press('next'))
  useShortcut('player.previous', press('previous'))
  useShortcut('player.shuffle', press('shuffle'))
  useShortcut('player.repeat', press('repeat'))
}
