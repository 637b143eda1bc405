import { amountIn, known, recordIn } from './answer-members.ts'
import { readPlayable } from './playable.ts'
import { itemUri, type Playback } from './playback-state.ts'

/** The position of playback at one moment. `truePosition` computes from it the position at any other. */
export interface ProgressAt {
  /** Milliseconds from the start of the item, true at `at`. */
  progressMs: number
  /** Epoch milliseconds. */
  at: number
  /** Whether the position moves. */
  isPlaying: boolean
  /** Milliseconds; absent where Spotify does not say (advertisements). */
  durationMs?: number
  /** Tells items apart: progress of one item says nothing about another. */
  itemKey: string
}

/** Milliseconds from the start of the item at `now`, never outside the item. */
export function truePosition({ progressMs, at, isPlaying, durationMs }: ProgressAt, now: number): number {
  const position = isPlaying ? progressMs + Math.max(0, now - at) : progressMs
  return Math.min(Math.max(0, position), durationMs ?? Number.POSITIVE_INFINITY)
}

/** Progress as an answer of Spotify's has it. Where the answer does not say it, it is 0 and stands. @param at the moment when the answer was true */
export function progressOf(playback: Playback, at: number): ProgressAt {
  const { progress_ms: progressMs, is_playing: isPlaying, item } = playback
  return {
    progressMs: progressMs ?? 0,
    at,
    isPlaying: isPlaying && progressMs !== null,
    itemKey: itemKey(playback),
    ...known({ durationMs: amountIn(recordIn(item).duration_ms) }),
  }
}

/** Tells items apart: by URI; an item without a URI by its title, and one without a title by its type. */
export function itemKey(playback: Playback): string {
  return itemUri(playback) ?? readPlayable(playback.item)?.title ?? playback.currently_playing_type
}
