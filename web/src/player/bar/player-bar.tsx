import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { ListOrdered } from 'lucide-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { AskButton } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { useLens } from '../../lens/lens.tsx'
import { LensChips } from '../../lens/lens-chips.tsx'
import { useListenOnly } from '../../playback/use-command.ts'
import { usePlayback, usePlaybackSource, useStreamStatus } from '../../playback/use-playback.ts'
import { BarTrouble } from '../../problems/screen-part.tsx'
import { cx } from '../../shared/cx.ts'
import { Icon } from '../../shared/elements/icon.tsx'
import { Tooltip } from '../../shared/elements/tooltip.tsx'
import { Part } from '../../shared/part.tsx'
import { phone, useMedia } from '../../shared/use-media.ts'
import { ListenOnlyNote } from '../controls/listen-only-note.tsx'
import { SeekBar } from '../controls/seek-bar.tsx'
import { Transport } from '../controls/transport.tsx'
import { type ProgressProps, useProgress, useProgressAt } from '../controls/use-progress.ts'
import { useTransportKeys } from '../controls/use-transport.ts'
import { Volume } from '../controls/volume.tsx'
import { DeviceButton } from '../devices/device-button.tsx'
import { BarSong } from './bar-song.tsx'

const columns =
  'grid-cols-[minmax(0,1fr)_auto] desk:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_minmax(0,1fr)] xl:desk:grid-cols-[minmax(0,1fr)_minmax(0,560px)_minmax(0,1fr)]'

/** On every screen: what plays and the controls; on a phone the song and one button. It fills the shell's slot. */
export function PlayerBar() {
  const isOpen = usePlaybackSource() !== undefined
  // A sample that could not be drawn is not the end: the next one may be another song.
  return (
    <Part resetKey={usePlayback()?.at} failed={(trouble) => <BarTrouble {...trouble} />}>
      {isOpen ? <OpenBar /> : <LockedBar />}
    </Part>
  )
}

/** While the lens takes away the scope that playback is read by. */
function LockedBar() {
  const gate = useGate('get-information-about-the-users-current-playback')
  return (
    <p className="flex h-full items-center justify-center gap-3 px-4">
      <span className="text-muted">What is playing is hidden: you switched its permission off in the lens.</span>
      <AskButton gate={gate} tone="secondary" />
    </p>
  )
}

function OpenBar() {
  const sample = usePlayback()
  const { problem } = useStreamStatus()
  const isPhone = useMedia(phone)
  useTransportKeys(sample)
  return (
    <div className={`relative grid h-full items-center gap-3 px-3 desk:gap-4 desk:px-4 ${columns}`}>
      <BarSong sample={sample} />
      <div className="flex flex-col justify-center">
        <BarControls />
        {!isPhone && <SeekBar sample={sample} className="-mt-0.5" />}
      </div>
      {(sample || problem) && <BarAside sample={sample} />}
      {isPhone && <MiniProgress sample={sample} />}
    </div>
  )
}

function BarControls() {
  const sample = usePlayback()
  const isListenOnly = useListenOnly()
  if (isListenOnly) return <ListenOnlyNote className="phone:hidden" />
  return <Transport sample={sample} place="bar" />
}

/** The right end of the bar, drawn with the first sample, because the name of the device decides how wide it is: the scopes of the controls, the queue, the device, the volume. */
function BarAside({ sample }: { sample: PlaybackSample | undefined }) {
  const { on } = useLens()
  const isListenOnly = useListenOnly()
  const seesDevice = usePlaybackSource() === 'playback-state'
  return (
    <div className="flex min-w-0 items-center justify-end gap-1 phone:hidden">
      <span className="mr-auto flex min-w-0 max-xl:hidden">
        <LensChips operation="start-a-users-playback" />
      </span>
      <QueueLink />
      <DeviceButton playback={sample?.playback ?? undefined} name={on ? 'hidden' : 'wide'} />
      {seesDevice && !isListenOnly && (
        <Volume sample={sample} hasKey sliderClass={cx('w-24', on ? 'hidden' : 'max-xl:hidden')} />
      )}
    </div>
  )
}

function QueueLink() {
  return (
    <Tooltip text="Up next">
      <Link
        to="/player#queue"
        aria-label="Up next"
        className="grid size-9 shrink-0 place-items-center rounded-control text-muted hover:bg-raised hover:text-text"
      >
        <Icon of={ListOrdered} />
      </Link>
    </Tooltip>
  )
}

/** Progress as a line along the lower edge of the phone's bar. It can't be moved. */
function MiniProgress({ sample }: Pick<ProgressProps, 'sample'>) {
  const line = useRef<HTMLSpanElement>(null)
  const progress = useProgressAt(sample)
  const durationMs = progress?.durationMs ?? 0
  useProgress(progress, (positionMs) => {
    line.current?.style.setProperty('--progress', String(durationMs > 0 ? positionMs / durationMs : 0))
  })
  return (
    <span
      ref={line}
      aria-hidden
      data-drawn="track"
      className="absolute inset-x-3 bottom-0 h-0.5 overflow-hidden rounded-full bg-text/10"
    >
      <span data-drawn="value" className="block h-full origin-left scale-x-(--progress) bg-text" />
    </span>
  )
}
