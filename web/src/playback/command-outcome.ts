import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { isIdle, type Playback } from '@scopedeck/server/contract/playback-state.ts'
import type { Device, PlaybackAction } from '@scopedeck/server/contract/web-api.ts'
import { inSentence, type ScreenProblem } from '../shared/problem.ts'
import type { CommandName, PlaybackCommand } from './command.ts'
import { commandWords } from './command-words.ts'
import { commandRow } from './commands.ts'

/** What a failed command leads to. */
export type CommandFailure =
  /** The person chooses a device, then the same command is sent to it. */
  | { outcome: 'choose-device' }
  /** The account may listen but not control playback: the controls are put away. */
  | { outcome: 'listen-only' }
  /** The command is sent once more after the pause that Spotify asked for. */
  | { outcome: 'wait'; waitMs: number }
  /** The command is over: a toast says why. */
  | { outcome: 'tell'; text: string }

/** The command waits for the end of a pause of up to 30 s; a longer pause ends it. */
const longestWaitMs = 30_000

export function commandFailure(command: PlaybackCommand, problem: ScreenProblem): CommandFailure {
  switch (problem.code) {
    case 'no-active-device':
    case 'device-not-found':
      return { outcome: 'choose-device' }
    case 'premium-required':
      return { outcome: 'listen-only' }
    case 'rate-limited':
      return failureInPause(command, problem)
    default:
      return failureToTell(command, problem)
  }
}

function failureInPause(command: PlaybackCommand, problem: ScreenProblem): CommandFailure {
  const waitMs = pauseOf(problem)
  return waitMs <= longestWaitMs ? { outcome: 'wait', waitMs } : failureToTell(command, problem)
}

function failureToTell(command: PlaybackCommand, problem: ScreenProblem): CommandFailure {
  return { outcome: 'tell', text: `${commandWords[command.name].undone}: ${inSentence(problem)}.` }
}

/** Milliseconds of the pause that Spotify asked for; 0 where it did not ask. */
export function pauseOf({ code, retryAfter = 1 }: ScreenProblem): number {
  return code === 'rate-limited' || code === 'quota-exceeded' ? Math.max(1, retryAfter) * 1000 : 0
}

/** Why a control is disabled when Spotify lists its action under `actions.disallows`. */
const disallowReasons: Record<PlaybackAction, string> = {
  interrupting_playback: 'What is playing can’t be interrupted right now',
  pausing: 'This can’t be paused right now',
  resuming: 'This can’t be resumed right now',
  seeking: 'You can’t skip around in this one',
  skipping_next: 'This can’t be skipped',
  skipping_prev: 'There is nothing before this',
  toggling_repeat_context: 'This can’t be repeated',
  toggling_shuffle: 'This can’t be shuffled',
  toggling_repeat_track: 'This can’t be repeated',
  transferring_playback: 'This can’t move to another device',
}

/** Commands that work while nothing plays. */
const starters: readonly CommandName[] = ['play', 'play-context', 'play-uris', 'transfer', 'queue']
/** Commands that work on a device, though nothing plays there. */
const settings: readonly CommandName[] = ['volume', 'shuffle', 'repeat']

/** Why Spotify would refuse a command, as far as the sample shows; `undefined` when it would not, or without a sample. */
export function disallowedReason(command: PlaybackCommand, sample: PlaybackSample | undefined): string | undefined {
  if (!sample) return undefined
  const { playback } = sample
  if (!playback) return starters.includes(command.name) ? undefined : 'Nothing is playing'
  if (isIdle(playback) && ![...starters, ...settings].includes(command.name)) return 'Nothing is playing'
  return deviceReason(command, playback.device) ?? actionReason(command, playback.actions)
}

function deviceReason({ name }: PlaybackCommand, device: Device | undefined): string | undefined {
  if (device?.is_restricted && name !== 'transfer') return `${device.name} can’t be controlled by apps`
  if (name !== 'volume' || device?.supports_volume) return undefined
  return device ? `${device.name} controls its own volume` : 'Spotify doesn’t say which device this plays on'
}

function actionReason(command: PlaybackCommand, { disallows }: Playback['actions']): string | undefined {
  const action = commandRow(command).disallowedBy?.(command)
  return action && disallows[action] ? disallowReasons[action] : undefined
}
