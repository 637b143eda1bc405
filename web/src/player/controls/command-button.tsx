import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { useVerdict } from '../../lens/gate.ts'
import { GatedIconButton } from '../../lens/gated-button.tsx'
import type { CommandName, PlaybackCommand } from '../../playback/command.ts'
import { actionName, commandArgs } from '../../playback/command.ts'
import { disallowedReason } from '../../playback/command-outcome.ts'
import { commandWords } from '../../playback/command-words.ts'
import { commandRow } from '../../playback/commands.ts'
import type { IconButtonProps } from '../../shared/elements/icon-button.tsx'

interface CommandButtonProps extends Omit<IconButtonProps, 'onClick'> {
  command: PlaybackCommand
  sample: PlaybackSample | undefined
  onAct: () => void
}

/** Switches show a state, so playback has to be read before they can be used. */
const switches: readonly CommandName[] = ['shuffle', 'repeat', 'volume']
const reading = 'get-information-about-the-users-current-playback'

/** A control for one command: locked without its scope, and disabled, with the reason, where Spotify would refuse it. */
export function CommandButton({ command, sample, onAct, label, ...button }: CommandButtonProps) {
  const { what, promise } = commandWords[command.name]
  const isUnseen = useVerdict(reading).state === 'blocked' && switches.includes(command.name)
  const operation = isUnseen ? reading : commandRow(command).operation
  const isLocked = useVerdict(operation).state === 'blocked'
  const reason = isLocked ? undefined : disallowedReason(command, sample)
  return (
    <GatedIconButton
      {...button}
      operation={operation}
      label={reason ? `${label}: ${reason}` : label}
      {...(reason ? { 'aria-disabled': true } : {})}
      onAct={reason ? doNothing : onAct}
      {...(isUnseen ? {} : { resume: { action: actionName(command.name), args: commandArgs(command) } })}
      what={what}
      promise={isUnseen ? 'you see how it is set' : promise}
    />
  )
}

function doNothing(): void {}
