import { type Countdown, createCountdown } from '../async/countdown.ts'
import { ProblemError } from '../http/problem-error.ts'

export interface Pause {
  code: 'rate-limited' | 'quota-exceeded'
  forMs: number
}

/**
 * Keeps an account's calls back while Spotify wants a pause. They are answered at once with what is left of it
 * rather than held open: whoever waits should know for how long, and nobody should come back all at the same moment.
 */
export interface RateGate {
  /** @throws {ProblemError} `rate-limited` or `quota-exceeded` while a pause runs, with the seconds left */
  check(account: string): void
  /** A shorter pause does not end a longer one. */
  pause(account: string, pause: Pause): void
}

/** @param now epoch milliseconds */
export function createRateGate(now: () => number): RateGate {
  const pauses = new Map<string, Countdown & Pick<Pause, 'code'>>()
  const sweep = () => {
    for (const [account, pause] of pauses) if (pause.leftMs() === 0) pauses.delete(account)
  }
  return {
    check(account) {
      const pause = pauses.get(account)
      const retryAfter = Math.ceil((pause?.leftMs() ?? 0) / 1000)
      if (!pause || retryAfter === 0) return
      throw new ProblemError(pause.code, {
        detail: `Spotify asked this account to wait; ${retryAfter} s are left. It was not called again.`,
        members: { retryAfter },
      })
    },
    pause(account, { code, forMs }) {
      sweep()
      if (forMs > (pauses.get(account)?.leftMs() ?? 0)) pauses.set(account, { code, ...createCountdown(now, forMs) })
    },
  }
}
