import type { PlaybackAction } from '@scopedeck/server/contract/web-api.ts'
import type { CommandName, PlaybackCommand } from './command.ts'
import { commandRow } from './commands.ts'
import { hasDevice } from './now-playing.ts'
import type { Observation } from './optimistic-playback.ts'

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

/** Commands that need nothing to be playing. */
const starters: readonly CommandName[] = ['play', 'play-context', 'play-uris', 'transfer']

/** Why a command would be refused, as far as the state tells; `undefined` when it would not, or nothing is known yet. */
export function refusalOf(command: PlaybackCommand, observation: Observation | undefined): string | undefined {
  if (!observation) return undefined
  const { playback } = observation
  if (!playback) return starters.includes(command.name) ? undefined : 'Nothing is playing'
  const device = hasDevice(playback) ? playback.device : undefined
  if (device?.is_restricted && command.name !== 'transfer') return `${device.name} takes no commands from apps`
  if (command.name === 'volume' && device && !device.supports_volume) return `${device.name} sets its own volume`
  const action = commandRow(command).disallowedBy?.(command)
  return action && playback.actions?.disallows?.[action] ? disallowReasons[action] : undefined
}
