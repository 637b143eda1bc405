import type { Breaker } from './circuit-breaker.ts'
import type { Places } from './fair-queue.ts'
import type { RateGate } from './rate-limit.ts'

/** What every call passes on its way to Spotify. Who can't go is told at once, and waits only for a connection. */
export interface Door {
  /** @throws {ProblemError} `rate-limited`, `quota-exceeded`, `upstream-unavailable` while calls of this account are not made */
  check(accountId: string): void
  /**
   * Makes a call when there is a place for it.
   * @throws {ProblemError} as `check`; `too-many-calls`, `busy`; or whatever `call` throws
   */
  pass<T>(accountId: string, signal: AbortSignal, call: () => Promise<T>): Promise<T>
}

export function createDoor({ gate, breaker, places }: { gate: RateGate; breaker: Breaker; places: Places }): Door {
  const check = (accountId: string) => {
    gate.check(accountId)
    breaker.check()
  }
  return {
    check,
    async pass(accountId, signal, call) {
      check(accountId)
      const giveBack = await places.take(accountId, signal)
      try {
        // Again: the calls before may have learnt something while this one waited.
        check(accountId)
        return await breaker.run(call)
      } finally {
        giveBack()
      }
    },
  }
}
