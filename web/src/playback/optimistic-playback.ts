import type { PlaybackSample } from '@scopedeck/server/contract/playback.ts'
import { settlingMs } from '@scopedeck/server/contract/playback-pace.ts'
import { progressOf, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import type { Playback } from '@scopedeck/server/contract/playback-state.ts'
import type { Hints, PlaybackCommand } from './command.ts'
import { commandRow } from './commands.ts'

/** A command whose effect no sample has shown yet. */
export interface PendingCommand {
  id: string
  command: PlaybackCommand
  hints: Hints
  givenAt: number
  /** Set once Spotify has taken the command: from then on (epoch ms) a sample counts even if it does not show the effect. */
  endsAt?: number
}

/** What plays as the page shows it: the last sample, and the commands that are under way. */
export interface OptimisticPlayback {
  sample: PlaybackSample
  pending: readonly PendingCommand[]
  /** When this page gave its last command, epoch ms. */
  commandAt?: number
  /** The end of the pause that Spotify asked for, epoch ms. */
  pausedUntil?: number
}

export const noPlayback: OptimisticPlayback = { sample: { playback: null, at: 0 }, pending: [] }

/** Takes a new sample. Commands whose effect it shows, or that have had time to show, are no longer pending. */
export function acceptSample(state: OptimisticPlayback, sample: PlaybackSample): OptimisticPlayback {
  const before = state.sample.playback
  const isOpen = ({ command, endsAt }: PendingCommand) =>
    (endsAt === undefined || endsAt > sample.at) &&
    !(sample.playback && before && isDone(command, sample.playback, before))
  return { ...state, sample, pending: state.pending.filter(isOpen) }
}

export function addCommand(state: OptimisticPlayback, pending: PendingCommand): OptimisticPlayback {
  return { ...state, commandAt: pending.givenAt, pending: [...state.pending, pending] }
}

/** Spotify has taken the command. */
export function confirmCommand(state: OptimisticPlayback, id: string, now: number): OptimisticPlayback {
  const pending = state.pending.map((one) => (one.id === id ? { ...one, endsAt: now + settlingMs } : one))
  return { ...state, commandAt: now, pending }
}

/** Spotify has refused the command: its effect is taken back. */
export function removeCommand(state: OptimisticPlayback, id: string): OptimisticPlayback {
  return { ...state, pending: state.pending.filter((one) => one.id !== id) }
}

export function pauseUntil(state: OptimisticPlayback, pausedUntil: number): OptimisticPlayback {
  return { ...state, pausedUntil }
}

/** The sample to show: the last one, with the effect of every pending command. */
export function shownSample({ sample, pending }: OptimisticPlayback): PlaybackSample {
  return pending.reduce(applyCommand, sample)
}

function applyCommand(sample: PlaybackSample, { command, hints, givenAt }: PendingCommand): PlaybackSample {
  const { playback } = sample
  if (!playback) return sample
  const at = Math.max(givenAt, sample.at)
  const progressMs = playback.progress_ms === null ? null : truePosition(progressOf(playback, sample.at), at)
  const expected = commandRow(command).expect({ ...playback, progress_ms: progressMs }, command, hints)
  return expected ? { playback: expected, at } : sample
}

function isDone(command: PlaybackCommand, playback: Playback, before: Playback): boolean {
  return commandRow(command).isDone(playback, command, before)
}
