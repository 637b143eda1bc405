import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemOf } from '../problem.ts'
import type { RowRange } from '../row-range.ts'
import { type LongList, longListQueries, noEnds } from './long-list.queries.ts'
import { pageSize, pagesAround, rowCount } from './pages.ts'
import { type PagesTrouble, troubleOf } from './pages-trouble.tsx'

/** Why nothing is drawn in a row: its page is being read, could not be read, or was read and Spotify left the row out. */
export type Gap = 'loading' | 'failed' | 'absent'

export interface ShownRows<Row> {
  /** All rows, those that are not read yet included. */
  count: number
  rowAt(index: number): Row | Gap
  /** The rows that are read: those in view, or all. */
  known: readonly Row[]
  /** What keeps rows in view from being read. */
  trouble?: PagesTrouble | undefined
  /** 0 to 1 while the whole list is being read. */
  reading?: number
}

/**
 * The rows of a long list: the pages in view or, where it is arranged, all of them.
 * @param arrange finds and sorts; left out, the list is as Spotify has it. The same function for the same arrangement
 */
export function useLongList<Row>(
  list: LongList<Row>,
  range: RowRange,
  arrange?: (rows: readonly Row[]) => readonly Row[],
): ShownRows<Row> {
  const { data: ends = noEnds } = useQuery(longListQueries.ends(list))
  const count = rowCount(ends, list.total)
  const inView = useRowsInView(list, count, range, arrange === undefined)
  const arranged = useArrangedRows(list, count, arrange)
  return arrange ? arranged : inView
}

const pageOf = (index: number) => Math.floor(index / pageSize)

function useRowsInView<Row>(list: LongList<Row>, count: number, range: RowRange, enabled: boolean): ShownRows<Row> {
  const pages = enabled ? pagesAround(range.start, range.end, count) : []
  const results = useQueries({ queries: pages.map((page) => longListQueries.page(list, page)) })
  const rowAt = (index: number) => {
    const { data, error } = results[pages.indexOf(pageOf(index))] ?? {}
    if (data) return data.at[index % pageSize] ?? 'absent'
    return error ? 'failed' : 'loading'
  }
  const known = results.flatMap(({ data }) => data?.at.filter((row) => row !== undefined) ?? [])
  const inView = results
    .map((result, at) => ({ ...result, page: pages[at] ?? 0 }))
    .filter(({ page }) => page >= pageOf(range.start) && page <= pageOf(range.end))
  return { count, rowAt, known, trouble: troubleOf(inView) }
}

function useArrangedRows<Row>(
  list: LongList<Row>,
  count: number,
  arrange: ((rows: readonly Row[]) => readonly Row[]) | undefined,
): ShownRows<Row> {
  const { data, error, isPending, refetch } = useQuery({
    ...longListQueries.whole(list),
    enabled: arrange !== undefined,
  })
  const { data: progress = 0 } = useQuery(longListQueries.reading(list))
  const known = useMemo(() => arrange?.(data ?? []) ?? [], [data, arrange])
  const retry = () => void refetch()
  const trouble = error && !data ? { problem: problemOf(error), retry, from: 1, to: count } : undefined
  if (isPending) return { known, trouble, count, rowAt: () => 'loading', reading: progress }
  return { known, trouble, count: known.length, rowAt: (index) => known[index] ?? 'absent' }
}
