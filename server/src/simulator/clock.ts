/** The simulator's one clock: codes, tokens, grants and playback run by it. */
export interface SimulatorClock {
  /** Epoch milliseconds. */
  now(): number
  /** How far it is ahead of the clock it stands on, in milliseconds. */
  aheadMs(): number
  advance(ms: number): void
  /** Back to the clock it stands on, or so far ahead of it. */
  reset(aheadMs?: number): void
}

/** A clock that stands on another and can be moved ahead of it. */
export function createClock(now: () => number): SimulatorClock {
  let aheadMs = 0
  return {
    now: () => now() + aheadMs,
    aheadMs: () => aheadMs,
    advance(ms) {
      aheadMs += ms
    },
    reset(ms = 0) {
      aheadMs = ms
    },
  }
}
