import type { RepeatMode } from '@scopedeck/server/contract/web-api.ts'
import { formatDuration } from '../shared/duration.ts'
import type { CommandName, CommandNamed, PlaybackCommand } from './command.ts'

interface Words<Command> {
  /** What is wanted, as a noun: `Skipping`. */
  what: string
  /** What happens once it is allowed: `the song skips`. */
  promise: string
  /** What happened, in one line. */
  done(command: Command): string
  /** What did not happen, when it fails. */
  undone: string
}

const starts = { what: 'Playing', promise: 'it plays', done: () => 'Playing', undone: 'Not playing' }

/** The modes in the order in which the button goes through them. */
export const repeatModes = {
  off: { next: 'context', label: 'Repeat', announced: 'Repeat is off' },
  context: { next: 'track', label: 'Repeat: all', announced: 'Repeating everything' },
  track: { next: 'off', label: 'Repeat: this one', announced: 'Repeating this one' },
} as const satisfies Record<RepeatMode, { next: RepeatMode; label: string; announced: string }>

/** The words for every command in the interface. */
export const commandWords: { [Name in CommandName]: Words<CommandNamed<Name>> } = {
  play: starts,
  'play-context': starts,
  'play-uris': starts,
  pause: { what: 'Pausing', promise: 'the song pauses', done: () => 'Paused', undone: 'Not paused' },
  next: { what: 'Skipping', promise: 'the song skips', done: () => 'Skipped', undone: 'Not skipped' },
  previous: {
    what: 'Skipping back',
    promise: 'the previous song plays',
    done: () => 'Skipped back',
    undone: 'Not skipped back',
  },
  seek: {
    what: 'Moving within a song',
    promise: 'it moves there',
    done: ({ positionMs }) => `Moved to ${formatDuration(positionMs)}`,
    undone: 'Not moved',
  },
  volume: {
    what: 'Changing the volume',
    promise: 'the volume changes',
    done: ({ percent }) => `Volume at ${Math.round(percent)}%`,
    undone: 'Volume not changed',
  },
  shuffle: {
    what: 'Shuffling',
    promise: 'shuffle changes',
    done: ({ on }) => (on ? 'Shuffle is on' : 'Shuffle is off'),
    undone: 'Shuffle not changed',
  },
  repeat: {
    what: 'Repeating',
    promise: 'repeat changes',
    done: ({ mode }) => repeatModes[mode].announced,
    undone: 'Repeat not changed',
  },
  transfer: {
    what: 'Changing the device',
    promise: 'playback moves there',
    done: ({ deviceName }) => `Playing on ${deviceName}`,
    undone: 'Device not changed',
  },
  queue: {
    what: 'Adding to the queue',
    promise: 'it goes into the queue',
    done: () => 'Added to the queue',
    undone: 'Not added to the queue',
  },
}

export function doneWords(command: PlaybackCommand): string {
  const { done } = commandWords[command.name] as Words<PlaybackCommand>
  return done(command)
}
