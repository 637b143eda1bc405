/** Items in a page: the most that Spotify gives of a playlist. */
export const pageSize = 50

/** The pages of the rows from `start` to `end`, both included, and one page before and after them to scroll into. */
export function pagesAround(start: number, end: number, total: number): number[] {
  const last = Math.max(0, Math.ceil(total / pageSize) - 1)
  const from = Math.max(0, Math.floor(start / pageSize) - 1)
  const to = Math.min(last, Math.floor(end / pageSize) + 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

export function allPages(total: number): number[] {
  return Array.from({ length: Math.ceil(total / pageSize) }, (_, index) => index)
}

/** As many pages as the server reads for one request. */
const batchSize = 8

export function batchesOf(pages: readonly number[]): number[][] {
  const count = Math.ceil(pages.length / batchSize)
  return Array.from({ length: count }, (_, index) => pages.slice(index * batchSize, (index + 1) * batchSize))
}

/**
 * Reads all batches, at most `atOnce` at the same time.
 * @throws the first failure, or the reason of `signal` when it is aborted
 */
export async function readInTurn<Batch, Result>(
  batches: readonly Batch[],
  read: (batch: Batch) => Promise<Result>,
  { atOnce, signal }: { atOnce: number; signal?: AbortSignal },
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = batches.entries()
  const worker = async () => {
    for (const [index, batch] of waiting) {
      signal?.throwIfAborted()
      results[index] = await read(batch)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

/** What the lines of a playlist are cached by. */
export interface PlaylistKey {
  id: string
  snapshot: string
  total: number
}
