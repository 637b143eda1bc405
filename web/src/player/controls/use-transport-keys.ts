import type { Observation } from '../../playback/optimistic-playback.ts'
import { useShortcut } from '../../shared/keyboard.tsx'
import { useTransport } from './use-transport.ts'

/** The keys of the controls, everywhere. A key that can't do anything is not listened to, nor listed. */
export function useTransportKeys(observation: Observation | undefined): void {
  const { commands, pressOf } = useTransport(observation)
  useShortcut('player.toggle', pressOf(commands.toggle))
  useShortcut('player.next', pressOf(commands.next))
  useShortcut('player.previous', pressOf(commands.previous))
  useShortcut('player.shuffle', pressOf(commands.shuffle))
  useShortcut('player.repeat', pressOf(commands.repeat))
}

/** On the player's own screen the space bar plays and pauses as well; elsewhere it scrolls. */
export function useSpaceKey(observation: Observation | undefined): void {
  const { commands, pressOf } = useTransport(observation)
  useShortcut('player.space', pressOf(commands.toggle))
}
