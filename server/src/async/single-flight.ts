export interface SingleFlight<Result> {
  /** Starts `work`, or joins the work that was started under the same key and is not done yet. */
  share(key: string, work: () => Promise<Result>): Promise<Result>
  /** Resolves when no work is under way any more, whether it succeeded or failed. */
  settled(): Promise<void>
}

/** Callers that ask for the same work at the same time share one run of it. */
export function createSingleFlight<Result>(): SingleFlight<Result> {
  const running = new Map<string, Promise<Result>>()
  return {
    share(key, work) {
      const started = running.get(key)
      if (started) return started
      const run = work().finally(() => running.delete(key))
      running.set(key, run)
      return run
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled(running.values())
    },
  }
}
