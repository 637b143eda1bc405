import { truePosition } from './progress.ts'
import { progressOf, type Snapshot, shownObservation } from './snapshot.ts'

/** How often playback is read, in milliseconds. */
export const pollPace = { soon: 400, brisk: 1_000, playing: 5_000, idle: 15_000 } as const

/** After a command playback is read briskly for so long. */
const briskAfterCommandMs = 4_000
/** Spotify changes the item a moment after the last one ends. */
const changeOverMs = 350

/** Milliseconds until playback is read next. Never sooner than Spotify asked for. */
export function pollIntervalMs(snapshot: Snapshot | undefined, now: number): number {
  if (!snapshot) return pollPace.playing
  const { pausedUntil = 0, commandAt = Number.NEGATIVE_INFINITY } = snapshot
  return Math.max(pausedUntil - now, paceAfterCommand(now - commandAt) ?? calmPace(snapshot, now))
}

/** Once after a moment, then briskly: a command is taken before the state shows it. */
function paceAfterCommand(sinceMs: number): number | undefined {
  if (sinceMs < pollPace.soon) return pollPace.soon
  return sinceMs < briskAfterCommandMs ? pollPace.brisk : undefined
}

function calmPace(snapshot: Snapshot, now: number): number {
  const { playback, at } = shownObservation(snapshot)
  if (!playback?.is_playing) return pollPace.idle
  const progress = progressOf(playback, at)
  const leftMs = (progress.durationMs ?? Number.POSITIVE_INFINITY) - truePosition(progress, now)
  return Math.min(pollPace.playing, Math.max(pollPace.brisk, leftMs + changeOverMs))
}
