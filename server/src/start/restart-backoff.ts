/** Counts workers that end as soon as they begin, one after the other. */
export interface RestartBackoff {
  /**
   * A worker has ended that served for so long; 0 where it never did.
   * @returns milliseconds to wait before the next is started
   */
  ended(servedMs: number): number
  /** Whether starting another is no use any more. */
  isLoop(): boolean
}

/** Who served so long has not failed at its start. */
const startMs = 2_000
const mostFailures = 6
const pauseMs = { first: 100, longest: 5_000 }

export function createRestartBackoff(): RestartBackoff {
  let failures = 0
  return {
    ended(servedMs) {
      failures = servedMs < startMs ? failures + 1 : 0
      return failures < 2 ? 0 : Math.min(pauseMs.first * 2 ** (failures - 2), pauseMs.longest)
    },
    isLoop: () => failures >= mostFailures,
  }
}
