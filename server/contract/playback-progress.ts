import type { CurrentlyPlaying, PlaybackState } from './web-api.ts'

/** What either operation that reads playback answers; only `GET /me/player` knows the device. */
export type Playback = CurrentlyPlaying | PlaybackState

/** Where playback was at one moment; from it, where it is at any other. */
export interface ProgressAt {
  /** Milliseconds from the start of the item, true at `at`. */
  progressMs: number
  /** Epoch milliseconds. */
  at: number
  isPlaying: boolean
  /** Milliseconds; absent where Spotify does not say (advertisements). */
  durationMs?: number
  /** What is playing: progress of one item says nothing of another. */
  itemKey: string
}

/** Milliseconds from the start of the item at `now`, never outside the item. */
export function truePosition({ progressMs, at, isPlaying, durationMs }: ProgressAt, now: number): number {
  const position = isPlaying ? progressMs + Math.max(0, now - at) : progressMs
  return Math.min(Math.max(0, position), durationMs ?? Number.POSITIVE_INFINITY)
}

/** Progress as the answer tells it, true at `at`. */
export function progressOf(playback: Playback, at: number): ProgressAt {
  const { progress_ms: progressMs, is_playing: isPlaying, item } = playback
  return {
    progressMs: progressMs ?? 0,
    at,
    isPlaying,
    itemKey: itemKey(playback),
    ...(item ? { durationMs: item.duration_ms } : {}),
  }
}

/** Tells items apart; what has no URI is told by its kind. */
export function itemKey(playback: Playback): string {
  return playback.item?.uri ?? playback.currently_playing_type
}
