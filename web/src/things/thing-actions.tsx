import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { ExternalLink, Link2, Pause, Play, Shuffle, SquareTerminal } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { canPlay, playCommand, playPromise } from '../catalogue/play-command.ts'
import { SaveWordButton } from '../catalogue/save-word-button.tsx'
import type { Thing } from '../catalogue/thing.ts'
import { playbackOf, usePlayingThing } from '../catalogue/use-playing-thing.ts'
import { GatedButton, GatedIconButton } from '../lens/gated-button.tsx'
import { useLens } from '../lens/lens.tsx'
import { LensChips } from '../lens/lens-chips.tsx'
import { actionName, commandArgs, type PlaybackCommand } from '../playback/command.ts'
import { useCommand } from '../playback/use-command.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { edge } from '../shared/elements/screen.tsx'

interface ThingActionsProps {
  thing: Thing
  /** The call that reads it, which the explorer shows. */
  operation: OperationId
  /** Plays it in any order; there is no such button without it. */
  shuffle?: PlaybackCommand
  children?: ReactNode
}

/** The buttons of a thing: play, shuffle, save, and its links. */
export function ThingActions({ thing, operation, shuffle, children }: ThingActionsProps) {
  const { on } = useLens()
  return (
    <div className={`flex flex-wrap items-center gap-x-2 gap-y-1 pb-3 ${edge}`}>
      {canPlay(thing) && <BigPlayButton thing={thing} />}
      {shuffle && <ShuffleButton thing={thing} command={shuffle} />}
      <SaveWordButton uri={thing.uri} />
      {children}
      <div className="ml-auto flex flex-wrap items-center max-sm:-ml-2.5">
        <Links thing={thing} operation={operation} />
      </div>
      {on && (
        <p className="flex basis-full flex-wrap gap-1.5 empty:hidden">
          <LensChips operation={operation} />
          <LensChips operation="start-a-users-playback" />
        </p>
      )}
    </div>
  )
}

function BigPlayButton({ thing }: { thing: Thing }) {
  const give = useCommand()
  const playback = playbackOf(thing.uri, usePlayingThing())
  const isPause = playback === 'playing'
  const command: PlaybackCommand = isPause
    ? { name: 'pause' }
    : playback === 'paused'
      ? { name: 'play' }
      : playCommand(thing)
  return (
    <GatedIconButton
      operation={isPause ? 'pause-a-users-playback' : 'start-a-users-playback'}
      what={isPause ? 'Pausing' : 'Playing'}
      promise={isPause ? 'it pauses' : playPromise(thing)}
      resume={{ action: actionName(command.name), args: commandArgs(command) }}
      icon={isPause ? Pause : Play}
      label={`${isPause ? 'Pause' : 'Play'} ${thing.name}`}
      tone="accent"
      size="large"
      round
      onAct={() => void give(command)}
    />
  )
}

function ShuffleButton({ thing, command }: { thing: Thing; command: PlaybackCommand }) {
  const give = useCommand()
  return (
    <GatedButton
      operation="start-a-users-playback"
      what="Playing"
      promise={playPromise(thing)}
      resume={{ action: actionName(command.name), args: commandArgs(command) }}
      tone="quiet"
      icon={<Icon of={Shuffle} />}
      onAct={() => void give(command)}
    >
      Shuffle
    </GatedButton>
  )
}

/** Its page at Spotify, its address to pass on, and the call that reads it. */
function Links({ thing: { id, externalUrl, name }, operation }: Pick<ThingActionsProps, 'thing' | 'operation'>) {
  return (
    <>
      {externalUrl !== undefined && (
        <>
          <CopyButton text={externalUrl} icon={Link2}>
            Copy link
          </CopyButton>
          <a href={externalUrl} target="_blank" rel="noreferrer" className={buttonClass('quiet', 'small')}>
            <Icon of={ExternalLink} />
            Open in Spotify
            <span className="sr-only">, in a new tab</span>
          </a>
        </>
      )}
      <Link to={`/explore/${operation}?${new URLSearchParams({ id })}`} className={buttonClass('quiet', 'small')}>
        <Icon of={SquareTerminal} />
        <span className="sr-only">The call that reads {name}</span>
        <span aria-hidden>Call</span>
      </Link>
    </>
  )
}
