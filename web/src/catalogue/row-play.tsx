import { AudioLines, Pause, Play } from 'lucide-react'
import { GatedIconButton } from '../lens/gated-button.tsx'
import { actionName, commandArgs, type PlaybackCommand } from '../playback/command.ts'
import { useCommand } from '../playback/use-command.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { playPromise } from './play-command.ts'
import type { Thing } from './thing.ts'

/** Whether a row is what plays. */
export type RowPlayback = 'playing' | 'paused' | undefined

interface RowPlayProps {
  thing: Thing
  /** What plays it. */
  command: PlaybackCommand
  playback: RowPlayback
  tabIndex: number
  onPlay?: (() => void) | undefined
}

/** Plays a thing from its row; pauses it while it plays, and goes on with it while it is paused. */
function RowPlayButton({ thing, command, playback, tabIndex, onPlay, ...look }: RowPlayProps & { tone?: 'solid' }) {
  const give = useCommand()
  const isPause = playback === 'playing'
  const given: PlaybackCommand = isPause ? { name: 'pause' } : playback === 'paused' ? { name: 'play' } : command
  return (
    <GatedIconButton
      data-main
      operation={isPause ? 'pause-a-users-playback' : 'start-a-users-playback'}
      what={isPause ? 'Pausing' : 'Playing'}
      promise={isPause ? 'it pauses' : playPromise(thing)}
      resume={{ action: actionName(given.name), args: commandArgs(given) }}
      icon={isPause ? Pause : Play}
      label={`${isPause ? 'Pause' : 'Play'} ${thing.name}`}
      {...look}
      tabIndex={tabIndex}
      onAct={() => {
        onPlay?.()
        void give(given)
      }}
    />
  )
}

const underPointer = 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100'

/** The button over the cover, under the pointer and the focus. */
export function PlayOver(props: RowPlayProps) {
  return (
    <span className={cx('absolute inset-0 grid place-items-center', underPointer)}>
      <RowPlayButton {...props} tone="solid" />
    </span>
  )
}

interface NumberCellProps extends RowPlayProps {
  number: number
  plays: boolean
}

/** The number, or the sign of what is playing. Under the pointer or the focus: the button of the row. */
export function NumberCell({ number, plays, ...props }: NumberCellProps) {
  return (
    <span className="grid w-9 shrink-0 items-center justify-items-end [&>*]:col-start-1 [&>*]:row-start-1">
      <span className={cx('pr-1', plays && 'group-focus-within:invisible group-hover:invisible')}>
        {props.playback ? <Playing playback={props.playback} /> : <PlaceNumber number={number} />}
      </span>
      {plays && (
        <span className={underPointer}>
          <RowPlayButton {...props} />
        </span>
      )}
    </span>
  )
}

function PlaceNumber({ number }: { number: number }) {
  return <span className="font-mono text-small text-muted">{number.toLocaleString('en')}</span>
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
