export interface Countdown {
  /** Milliseconds; 0 when the countdown is over. */
  leftMs(): number
}

/**
 * Counts a time down by a clock that may be set meanwhile. A clock that is put ahead ends the countdown sooner. A
 * clock that is put back starts the countdown again; without that it would last longer by the whole step.
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
