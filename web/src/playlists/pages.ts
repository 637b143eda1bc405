/** Items a page, Spotify's maximum for a playlist's items. */
export const pageSize = 50

/** The pages that hold the rows from `start` to `end` (both included), with one more on either side to scroll into. */
export function pagesAround(start: number, end: number, total: number): number[] {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1)
  const from = Math.max(0, Math.floor(start / pageSize) - 1)
  const to = Math.min(last, Math.floor(end / pageSize) + 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

export function allPages(total: number): number[] {
  return Array.from({ length: Math.ceil(total / pageSize) }, (_, index) => index)
}

/**
 * Runs `read` over all, a few at once, so that a long playlist does not use up the rate window.
 * Stops at the first failure, or when the signal says so.
 */
export async function readInTurn<T>(
  pages: readonly number[],
  read: (page: number) => Promise<T>,
  { atOnce, signal }: { atOnce: number; signal?: AbortSignal },
): Promise<T[]> {
  const results: T[] = []
  const waiting = pages.entries()
  const worker = async () => {
    for (const [index, page] of waiting) {
      signal?.throwIfAborted()
      results[index] = await read(page)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

/** Which playlist, in which version, how long: what its lines are read and kept by. */
export interface PlaylistKey {
  id: string
  snapshot: string
  total: number
}
