import { useVerdict } from '../lens/gate.ts'
import { GatedIconButton } from '../lens/gated-button.tsx'
import type { PlaybackCommand } from '../playback/command.ts'
import { actionName, commandArgs } from '../playback/command-args.ts'
import { commandWords } from '../playback/command-words.ts'
import { commandRow } from '../playback/commands.ts'
import type { Playback } from '../playback/now-playing.ts'
import { refusalOf } from '../playback/refusal.ts'
import type { IconButtonProps } from '../shared/icon-button.tsx'

interface CommandButtonProps extends Omit<IconButtonProps, 'onClick'> {
  command: PlaybackCommand
  playback: Playback | undefined
  onAct: () => void
}

/** A control that gives one command: locked without its scope, and still where Spotify would refuse it, saying why. */
export function CommandButton({ command, playback, onAct, label, ...button }: CommandButtonProps) {
  const { what, promise } = commandWords[command.name]
  const { operation } = commandRow(command)
  const isLocked = useVerdict(operation).state === 'blocked'
  const refusal = isLocked ? undefined : refusalOf(command, playback)
  return (
    <GatedIconButton
      {...button}
      operation={operation}
      label={refusal ? `${label}: ${refusal}` : label}
      {...(refusal ? { 'aria-disabled': true } : {})}
      onAct={refusal ? doNothing : onAct}
      resume={{ action: actionName(command.name), args: commandArgs(command) }}
      what={what}
      promise={promise}
    />
  )
}

function doNothing(): void {}
