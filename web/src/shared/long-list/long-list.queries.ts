import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { type PageEnd, pageSize, rowCount, workThrough } from './pages.ts'
import type { RowPage } from './row-page.ts'

/** A list at Spotify that may have thousands of rows. Its pages are kept as long as its key is the same. */
export interface LongList<Row> {
  /** Another one once the list has changed: what was read before is then read again. */
  key: readonly unknown[]
  /** How many rows Spotify says it has. The pages that are read know better. */
  total: number | undefined
  /** @param page counted from 0 */
  readPage(page: number, context: PageContext): Promise<RowPage<Row>>
}

interface PageContext {
  client: QueryClient
  signal: AbortSignal
}

/** Calls at once while a whole list is read. A browser makes six, one of which is the stream of the player. */
const atOnce = 4

/** The ends of the pages that are read, by their index. */
export const noEnds: ReadonlyMap<number, PageEnd> = new Map()

export const longListQueries = {
  page: <Row>(list: LongList<Row>, page: number) =>
    queryOptions({
      queryKey: [...list.key, 'page', page] as const,
      queryFn: async ({ client, signal }) => {
        const read = await list.readPage(page, { client, signal })
        client.setQueryData(longListQueries.ends(list).queryKey, (before = noEnds) =>
          new Map(before).set(page, { rows: read.rows, isLast: read.isLast }),
        )
        return read
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),

  /** How far the pages reach that are read: together they say where the list ends. */
  ends: ({ key }: Pick<LongList<unknown>, 'key'>) =>
    queryOptions({ queryKey: [...key, 'ends'] as const, queryFn: () => noEnds, enabled: false }),

  /** The share of the list that is read while `whole` reads it, 0 to 1. */
  reading: ({ key }: Pick<LongList<unknown>, 'key'>) =>
    queryOptions({ queryKey: [...key, 'reading'] as const, queryFn: () => 0, enabled: false }),

  /** All rows, for searching and sorting. What is read already is not read again. */
  whole: <Row>(list: LongList<Row>) =>
    queryOptions({
      queryKey: [...list.key, 'whole'] as const,
      queryFn: ({ client, signal }) => readWhole(client, list, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

async function readWhole<Row>(client: QueryClient, list: LongList<Row>, signal: AbortSignal): Promise<Row[]> {
  const ends = longListQueries.ends(list).queryKey
  const pageCount = () => Math.ceil(rowCount(client.getQueryData(ends) ?? noEnds, list.total) / pageSize)
  const pages: RowPage<Row>[] = []
  let handedOut = 0
  const next = () => (handedOut < pageCount() ? handedOut++ : undefined)
  const read = async (page: number) => {
    pages[page] = await client.query({ ...longListQueries.page(list, page), staleTime: 'static' })
    client.setQueryData(longListQueries.reading(list).queryKey, Math.min(1, Object.keys(pages).length / pageCount()))
  }
  await workThrough(next, read, { atOnce, signal })
  return pages.slice(0, pageCount()).flatMap(({ at }) => at.filter((row) => row !== undefined))
}
