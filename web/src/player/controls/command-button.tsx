import { useVerdict } from '../../lens/gate.ts'
import { GatedIconButton } from '../../lens/gated-button.tsx'
import type { CommandName, PlaybackCommand } from '../../playback/command.ts'
import { actionName, commandArgs } from '../../playback/command-args.ts'
import { commandWords } from '../../playback/command-words.ts'
import { commandRow } from '../../playback/commands.ts'
import type { Observation } from '../../playback/optimistic-playback.ts'
import { refusalOf } from '../../playback/refusal.ts'
import type { IconButtonProps } from '../../shared/elements/icon-button.tsx'

interface CommandButtonProps extends Omit<IconButtonProps, 'onClick'> {
  command: PlaybackCommand
  observation: Observation | undefined
  onAct: () => void
}

/** Switches: they show how something stands, so it has to be seen first. */
const switches: readonly CommandName[] = ['shuffle', 'repeat', 'volume']
const reading = 'get-information-about-the-users-current-playback'

/** A control that gives one command: locked without its scope, and still where Spotify would refuse it, saying why. */
export function CommandButton({ command, observation, onAct, label, ...button }: CommandButtonProps) {
  const { what, promise } = commandWords[command.name]
  const isUnseen = useVerdict(reading).state === 'blocked' && switches.includes(command.name)
  const operation = isUnseen ? reading : commandRow(command).operation
  const isLocked = useVerdict(operation).state === 'blocked'
  const refusal = isLocked ? undefined : refusalOf(command, observation)
  return (
    <GatedIconButton
      {...button}
      operation={operation}
      label={refusal ? `${label}: ${refusal}` : label}
      {...(refusal ? { 'aria-disabled': true } : {})}
      onAct={refusal ? doNothing : onAct}
      {...(isUnseen ? {} : { resume: { action: actionName(command.name), args: commandArgs(command) } })}
      what={what}
      promise={isUnseen ? 'it shows how it stands' : promise}
    />
  )
}

function doNothing(): void {}
