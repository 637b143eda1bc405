import { Pause, Play } from 'lucide-react'
import { playableThing } from '../catalogue/as-thing.ts'
import { GatedIconButton } from '../lens/gated-button.tsx'
import type { MenuSubject } from '../menus/menu-subject.ts'
import { actionName, commandArgs, type PlaybackCommand } from '../playback/command.ts'
import { useCommand } from '../playback/use-command.ts'
import type { Line } from './item.ts'
import { choosePlace } from './playing-place.ts'

/** Whether a row is what plays. */
export type RowPlayback = 'playing' | 'paused' | undefined

interface RowButtonProps {
  line: Line
  contextUri: string
  playback: RowPlayback
  isActive: boolean
}

/** What the menu of a row is about; nothing for a local file and for what Spotify has withdrawn. */
export function lineSubject(line: Line, contextUri: string): MenuSubject | undefined {
  const { title, imageUrl, unavailable } = line
  const images = imageUrl === undefined ? [] : [{ url: imageUrl, width: 64, height: 64 }]
  const thing = playableThing({ ...line, title, images, isPlayable: unavailable === undefined })
  return (
    thing && { thing, command: commandOf(line, contextUri, undefined), onPlay: () => choosePlace(contextUri, line) }
  )
}

/** Plays a song of the playlist from its row; pauses it while it plays. */
export function RowButton({ line, contextUri, playback, isActive }: RowButtonProps) {
  const giveCommand = useCommand()
  const command = commandOf(line, contextUri, playback)
  const isPause = command.name === 'pause'
  const act = () => {
    if (command.name === 'play-context') choosePlace(contextUri, line)
    void giveCommand(command)
  }
  return (
    <GatedIconButton
      operation={isPause ? 'pause-a-users-playback' : 'start-a-users-playback'}
      what={isPause ? 'Pausing' : 'Playing'}
      promise={isPause ? 'the song pauses' : 'the song starts'}
      icon={isPause ? Pause : Play}
      label={`${isPause ? 'Pause' : 'Play'} ${line.title}`}
      size="small"
      round
      tabIndex={isActive ? 0 : -1}
      className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
      onAct={act}
      resume={{ action: actionName(command.name), args: commandArgs(command) }}
    />
  )
}

function commandOf({ position, isPlaceSure, uri }: Line, contextUri: string, playback: RowPlayback): PlaybackCommand {
  if (playback === 'playing') return { name: 'pause' }
  if (playback === 'paused') return { name: 'play' }
  const offset = isPlaceSure || uri === undefined ? { offsetPosition: position } : { offsetUri: uri }
  return { name: 'play-context', contextUri, ...offset }
}
