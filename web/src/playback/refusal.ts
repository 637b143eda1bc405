import type { PlaybackAction } from '@scopedeck/server/contract/web-api.ts'
import type { PlaybackCommand } from './command.ts'
import { commandRow } from './commands.ts'
import { hasDevice, type Playback } from './now-playing.ts'

/** Why a control stands still when Spotify lists it under `actions.disallows`. */
const disallowReasons: Record<PlaybackAction, string> = {
  interrupting_playback: 'What is playing can’t be interrupted now',
  pausing: 'This can’t be paused now',
  resuming: 'This can’t be resumed now',
  seeking: 'There is no jumping around in this',
  skipping_next: 'This can’t be skipped',
  skipping_prev: 'There is nothing before this',
  toggling_repeat_context: 'This can’t be repeated',
  toggling_shuffle: 'This can’t be shuffled',
  toggling_repeat_track: 'This can’t be repeated',
  transferring_playback: 'This can’t move to another device',
}

/** Why a command would be refused, as far as the state tells; `undefined` when it would not. */
export function refusalOf(command: PlaybackCommand, playback: Playback | undefined): string | undefined {
  if (!playback) return undefined
  const device = hasDevice(playback) ? playback.device : undefined
  if (device?.is_restricted && command.name !== 'transfer') return `${device.name} takes no commands from apps`
  if (command.name === 'volume' && device && !device.supports_volume) return `${device.name} sets its own volume`
  const action = commandRow(command).disallowedBy?.(command)
  return action && playback.actions?.disallows?.[action] ? disallowReasons[action] : undefined
}
