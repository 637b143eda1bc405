import type { Playback } from '@scopedeck/server/contract/playback.ts'
import { settlingMs } from '@scopedeck/server/contract/playback-pace.ts'
import { progressOf, truePosition } from '@scopedeck/server/contract/playback-progress.ts'
import type { Hints, PlaybackCommand } from './command.ts'
import { commandRow } from './commands.ts'

/** What Spotify said of playback, and the moment it was true (epoch ms). `playback` is absent when nothing plays. */
export interface Observation {
  playback?: Playback
  at: number
}

/** A command given and not yet seen in an answer of Spotify's. */
export interface Expectation {
  id: string
  command: PlaybackCommand
  hints: Hints
  givenAt: number
  /** Epoch milliseconds; set once Spotify has taken the command: after that its answers count again. */
  endsAt?: number
}

/** Playback as the page knows it: the last observation, and the commands on top of it. */
export interface Snapshot {
  observed: Observation
  expectations: readonly Expectation[]
  /** Of the last command of this page, epoch ms. */
  commandAt?: number
  /** Until when Spotify asked for a pause, epoch ms. */
  pausedUntil?: number
}

export const emptySnapshot: Snapshot = { observed: { at: 0 }, expectations: [] }

/** A poll's answer: commands that it shows, or that had time to show, are over. */
export function observe(snapshot: Snapshot, observed: Observation): Snapshot {
  const before = snapshot.observed.playback
  const isOpen = ({ command, endsAt }: Expectation) =>
    (endsAt === undefined || endsAt > observed.at) &&
    !(observed.playback && before && isDone(command, observed.playback, before))
  return { ...snapshot, observed, expectations: snapshot.expectations.filter(isOpen) }
}

export function expectCommand(snapshot: Snapshot, expectation: Expectation): Snapshot {
  return { ...snapshot, commandAt: expectation.givenAt, expectations: [...snapshot.expectations, expectation] }
}

/** Spotify has taken the command. */
export function acknowledge(snapshot: Snapshot, id: string, now: number): Snapshot {
  const expectations = snapshot.expectations.map((one) => (one.id === id ? { ...one, endsAt: now + settlingMs } : one))
  return { ...snapshot, commandAt: now, expectations }
}

/** Spotify has refused it: what was expected of it is taken back. */
export function withdraw(snapshot: Snapshot, id: string): Snapshot {
  return { ...snapshot, expectations: snapshot.expectations.filter((one) => one.id !== id) }
}

export function pauseUntil(snapshot: Snapshot, pausedUntil: number): Snapshot {
  return { ...snapshot, pausedUntil }
}

/** What to show: the observation with every open command already done. */
export function shownObservation({ observed, expectations }: Snapshot): Observation {
  return expectations.reduce(applyExpectation, observed)
}

function applyExpectation(observation: Observation, { command, hints, givenAt }: Expectation): Observation {
  if (!observation.playback) return observation
  const at = Math.max(givenAt, observation.at)
  const now = {
    ...observation.playback,
    progress_ms: truePosition(progressOf(observation.playback, observation.at), at),
  }
  const expected = commandRow(command).expect(now, command, hints)
  return expected ? { playback: expected, at } : observation
}

function isDone(command: PlaybackCommand, playback: Playback, before: Playback): boolean {
  return commandRow(command).isDone(playback, command, before)
}
