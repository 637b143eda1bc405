import { setTimeout as delay } from 'node:timers/promises'

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
  const ends = new Map<string, number>()
  return {
    async wait(id) {
      const leftMs = (ends.get(id) ?? 0) - now()
      if (leftMs > shortestMs) return leftMs
      if (leftMs > 0) await delay(leftMs)
      return undefined
    },
    begin: (id, forMs = 0) => void ends.set(id, now() + Math.max(forMs, shortestMs)),
    end: (id) => void ends.delete(id),
    sweep: () => {
      for (const [id, endsAt] of ends) if (endsAt <= now()) ends.delete(id)
    },
  }
}
