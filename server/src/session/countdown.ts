export interface Countdown {
  /** Milliseconds; 0 when it is over. */
  leftMs(): number
}

/**
 * Counts a time down by a clock that somebody may set meanwhile. Put ahead, the clock ends it sooner; put back, it
 * begins it anew, and does not stretch it by all the time that now comes again.
 * @param now epoch milliseconds
 */
export function createCountdown(now: () => number, forMs: number): Countdown {
  let beganAt = now()
  return {
    leftMs() {
      beganAt = Math.min(beganAt, now())
      return Math.max(0, beganAt + forMs - now())
    },
  }
}
