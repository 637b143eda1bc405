import type { PlaybackSample } from './playback.ts'
import { progressOf, truePosition } from './playback-progress.ts'

/** How often playback is polled, in milliseconds. */
export const pollPace = { soon: 400, brisk: 1_000, playing: 5_000, idle: 15_000 } as const

/** Spotify takes a command before its state shows it: for so long its answers may still show the state from before. */
export const settlingMs = 2_500
/** After a command playback is polled every second for so long. */
const briskAfterCommandMs = 4_000
/** Spotify changes the item a moment after the last one ends. */
const changeOverMs = 350

/** What decides how soon playback is polled again. All times are epoch milliseconds. */
export interface Pacing extends PlaybackSample {
  /** When the last command was given. */
  commandAt?: number | undefined
  /** The end of the pause that Spotify asked for. */
  pausedUntil?: number | undefined
}

/** Milliseconds until playback is polled next. Never sooner than Spotify asked for. */
export function pollIntervalMs(pacing: Pacing, now: number): number {
  const { pausedUntil = 0, commandAt = Number.NEGATIVE_INFINITY } = pacing
  return Math.max(pausedUntil - now, paceAfterCommand(now - commandAt) ?? calmPace(pacing, now))
}

/** First after 400 ms, then every second: Spotify takes a command before its state shows it. */
function paceAfterCommand(sinceMs: number): number | undefined {
  if (sinceMs < pollPace.soon) return pollPace.soon
  return sinceMs < briskAfterCommandMs ? pollPace.brisk : undefined
}

function calmPace({ playback, at }: PlaybackSample, now: number): number {
  if (!playback?.is_playing) return pollPace.idle
  const progress = progressOf(playback, at)
  const leftMs = (progress.durationMs ?? Number.POSITIVE_INFINITY) - truePosition(progress, now)
  return Math.min(pollPace.playing, Math.max(pollPace.brisk, leftMs + changeOverMs))
}

interface Backoff {
  /** Milliseconds after the first failure. Every further failure doubles them, up to `longest`. */
  first: number
  longest: number
  /** The longest random addition, as a part of the time: programs that failed together come back at different moments. */
  jitter: number
}

/**
 * Milliseconds until the next attempt.
 * @param failures how many attempts have failed in a row, from 1
 * @param random from 0 to 1
 */
export function exponentialBackoffMs({ first, longest, jitter }: Backoff, failures: number, random: number): number {
  return Math.min(longest, first * 2 ** (failures - 1)) * (1 + jitter * random)
}
