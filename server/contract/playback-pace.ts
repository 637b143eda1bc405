import { type Playback, progressOf, truePosition } from './playback-progress.ts'

/** How often playback is read, in milliseconds. */
export const pollPace = { soon: 400, brisk: 1_000, playing: 5_000, idle: 15_000 } as const

/** Spotify takes a command before its state shows it: so long its answers may still tell of before. */
export const settlingMs = 2_500
/** After a command playback is read briskly for so long. */
const briskAfterCommandMs = 4_000
/** Spotify changes the item a moment after the last one ends. */
const changeOverMs = 350

/** What decides how soon playback is worth reading again. All times are epoch milliseconds. */
export interface Pacing {
  /** Absent, or null, when nothing plays. */
  playback?: Playback | null
  /** When that was true. */
  at: number
  /** Of the last command. */
  commandAt?: number | undefined
  /** Until when Spotify asked for a pause. */
  pausedUntil?: number | undefined
}

/** Milliseconds until playback is read next. Never sooner than Spotify asked for. */
export function pollIntervalMs(pacing: Pacing, now: number): number {
  const { pausedUntil = 0, commandAt = Number.NEGATIVE_INFINITY } = pacing
  return Math.max(pausedUntil - now, paceAfterCommand(now - commandAt) ?? calmPace(pacing, now))
}

/** Once after a moment, then briskly: a command is taken before the state shows it. */
function paceAfterCommand(sinceMs: number): number | undefined {
  if (sinceMs < pollPace.soon) return pollPace.soon
  return sinceMs < briskAfterCommandMs ? pollPace.brisk : undefined
}

function calmPace({ playback, at }: Pacing, now: number): number {
  if (!playback?.is_playing) return pollPace.idle
  const progress = progressOf(playback, at)
  const leftMs = (progress.durationMs ?? Number.POSITIVE_INFINITY) - truePosition(progress, now)
  return Math.min(pollPace.playing, Math.max(pollPace.brisk, leftMs + changeOverMs))
}
