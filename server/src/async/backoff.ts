import { setTimeout as delay } from 'node:timers/promises'
import { type Countdown, createCountdown } from './countdown.ts'

export interface Backoff {
  /**
   * Waits until the pause after the last failure is over, if that is at most `shortestMs`.
   * @returns the milliseconds that are left of a longer pause; it is not waited for
   */
  wait(id: string): Promise<number | undefined>
  /** Starts a pause of `forMs`, at least `shortestMs`. */
  begin(id: string, forMs?: number): void
  end(id: string): void
  /** Forgets the pauses that are over. */
  sweep(): void
}

/**
 * Keeps attempts at something that has just failed apart: at most one in `shortestMs` for each id, however many ask.
 * @param options.now epoch milliseconds
 */
export function createBackoff({ now, shortestMs }: { now(): number; shortestMs: number }): Backoff {
  const pauses = new Map<string, Countdown>()
  return {
    async wait(id) {
      const leftMs = pauses.get(id)?.leftMs() ?? 0
      if (leftMs > shortestMs) return leftMs
      if (leftMs > 0) await delay(leftMs)
      return undefined
    },
    begin: (id, forMs = 0) => void pauses.set(id, createCountdown(now, Math.max(forMs, shortestMs))),
    end: (id) => void pauses.delete(id),
    sweep() {
      for (const [id, pause] of pauses) if (pause.leftMs() === 0) pauses.delete(id)
    },
  }
}
