import { setTimeout as delay } from 'node:timers/promises'
import { type Countdown, createCountdown } from './countdown.ts'

export interface Pauses {
  /**
   * Waits out a short pause, so that what comes right after a failure is late rather than refused.
   * @returns the milliseconds left of a pause too long to wait for
   */
  wait(id: string): Promise<number | undefined>
  begin(id: string, forMs?: number): void
  end(id: string): void
  /** Forgets the pauses that are over. */
  sweep(): void
}

/** Keeps apart the attempts at what has just failed: one in `shortestMs`, however many ask. */
export function createPauses({ now, shortestMs }: { now(): number; shortestMs: number }): Pauses {
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
    sweep: () => {
      for (const [id, pause] of pauses) if (pause.leftMs() === 0) pauses.delete(id)
    },
  }
}
