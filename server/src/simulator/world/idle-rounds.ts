import type { Playable } from './entities.ts'
import { historyDepth } from './play-history.ts'

/**
 * Years may pass at once. Whole rounds of a repeated list change nothing but the history, and of that only the last
 * ones stay.
 * @returns how much of the time that passed can be left out, in milliseconds
 */
export function idleRoundsMs(round: readonly Playable[], passedMs: number): number {
  const roundMs = round.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const remembered = Math.ceil(historyDepth / round.length) + 1
  return Math.max(0, Math.floor(passedMs / roundMs) - remembered) * roundMs
}
