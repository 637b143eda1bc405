import { ProblemError } from '../problems/problem-error.ts'
import { type Countdown, createCountdown } from '../session/countdown.ts'

interface Pause extends Countdown {
  code: 'rate-limited' | 'quota-exceeded'
}

/**
 * Keeps an account's calls back while Spotify wants a pause. They are answered at once with what is left of it
 * rather than held open: whoever waits should know for how long, and nobody should come back all at the same moment.
 */
export interface RateGate {
  /** @throws {ProblemError} `rate-limited` or `quota-exceeded` while a pause runs, with the seconds left */
  check(accountId: string): void
  /** @param retryAfter seconds */
  pause(accountId: string, code: Pause['code'], retryAfter: number): void
}

/** @param now epoch milliseconds */
export function createRateGate(now: () => number): RateGate {
  const pauses = new Map<string, Pause>()
  const sweep = () => {
    for (const [accountId, pause] of pauses) if (pause.leftMs() === 0) pauses.delete(accountId)
  }
  return {
    check(accountId) {
      const pause = pauses.get(accountId)
      const retryAfter = Math.ceil((pause?.leftMs() ?? 0) / 1000)
      if (!pause || retryAfter === 0) return
      throw new ProblemError(pause.code, {
        detail: `Spotify asked this account to wait; ${retryAfter} s are left. It was not called again.`,
        members: { retryAfter },
      })
    },
    pause(accountId, code, retryAfter) {
      sweep()
      const forMs = retryAfter * 1000
      if (forMs > (pauses.get(accountId)?.leftMs() ?? 0))
        pauses.set(accountId, { code, ...createCountdown(now, forMs) })
    },
  }
}
