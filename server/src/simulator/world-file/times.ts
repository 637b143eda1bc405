const dayMs = 86_400_000
const newestAt = Date.UTC(2026, 10, 1, 8)
const oldestAt = Date.UTC(2020, 0, 1, 8)

/** For what a file gives no time, in epoch milliseconds: the same at every reading. */
export const defaultTimes = {
  newestFirst: (nth: number): number => newestAt - nth * dayMs,
  oldestFirst: (nth: number): number => oldestAt + nth * 1000,
}
