/** Items in a page: the most that Spotify gives of a playlist. */
export const pageSize = 50

/** The pages of the rows from `start` to `end`, both included, and one page before and after them to scroll into. */
export function pagesAround(start: number, end: number, count: number): number[] {
  const last = Math.max(0, Math.ceil(count / pageSize) - 1)
  const from = Math.max(0, Math.floor(start / pageSize) - 1)
  const to = Math.min(last, Math.floor(end / pageSize) + 1)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

/** What the lines of a playlist are cached by. */
export interface PlaylistKey {
  id: string
  snapshot: string
}

/** How far a page reaches that was read. */
export interface PageEnd {
  /** Rows of the page, those that Spotify left out included; 0 for an empty page. */
  rows: number
  /** Whether the answer says that nothing comes after it. */
  isLast: boolean
}

/**
 * How many rows a list has. The total that Spotify says is believed until a page shows another end: totals are too large
 * and too small at times. Beyond a total that is wrong the list is one page longer than what was read, until its end is read.
 * @param pages those that were read, by their index
 */
export function rowCount(pages: ReadonlyMap<number, PageEnd>, total: number | undefined): number {
  const withRows = [...pages].filter(([, { rows }]) => rows > 0)
  const ends = withRows.filter(([, { isLast }]) => isLast).map(endOf)
  if (ends.length > 0) return Math.min(...ends)
  const last = Math.max(-1, ...withRows.map(([page]) => page))
  const read = Math.max(0, ...withRows.map(endOf))
  if (pages.has(last + 1)) return read
  const isWrong = [...pages].some(([page, { rows }]) => rows === 0 && page * pageSize < (total ?? 0))
  return total !== undefined && total > read && !isWrong ? total : read + pageSize
}

const endOf = ([page, { rows }]: [number, PageEnd]) => page * pageSize + rows

/** As many pages as the server reads for one request. */
const batchSize = 8

/** The pages to read with one request, from `first` on. */
export function batchFrom(first: number, count: number): number[] {
  const pages = Math.min(batchSize, Math.ceil(count / pageSize) - first)
  return Array.from({ length: Math.max(0, pages) }, (_, index) => first + index)
}

/**
 * Does all work, at most `atOnce` at the same time. `next` hands out the next piece, and `undefined` while there is none:
 * what is under way may bring more.
 * @throws the first failure, or the reason of `signal` when it is aborted
 */
export async function workThrough<Piece>(
  next: () => Piece | undefined,
  work: (piece: Piece) => Promise<void>,
  { atOnce, signal }: { atOnce: number; signal?: AbortSignal },
): Promise<void> {
  const worker = async () => {
    for (let piece = next(); piece !== undefined; piece = next()) {
      signal?.throwIfAborted()
      await work(piece)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
