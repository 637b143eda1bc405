import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { type Arrangement, arrange, isPlain } from './arrangement.ts'
import type { Line } from './item.ts'
import { type PlaylistKey, pageSize, pagesAround, rowCount } from './pages.ts'
import { noEnds, playlistQueries } from './playlists.queries.ts'

/** Why a row has no line: its page is being read, or Spotify left the row out. */
export type Gap = 'loading' | 'absent'

export interface Lines {
  /** All rows, those that are not read yet included. */
  count: number
  lineAt(index: number): Line | Gap
  /** The lines that are read: those in view, or all. */
  known: readonly Line[]
  problem?: ScreenProblem
  retry(): void
  /** 0 to 1 while the whole playlist is being read. */
  reading?: number
}

interface Range {
  start: number
  end: number
}

/**
 * The lines of the table: the pages in view, or the whole playlist when it is searched or sorted.
 * @param total as Spotify says it; the pages that are read know better
 */
export function useLines(key: PlaylistKey, total: number | undefined, arrangement: Arrangement, range: Range): Lines {
  const { data: ends = noEnds } = useQuery(playlistQueries.ends(key))
  const count = rowCount(ends, total)
  const plain = isPlain(arrangement)
  const inView = useLinesInView(key, count, range, plain)
  const arranged = useArrangedLines(key, total, count, arrangement, !plain)
  return plain ? inView : arranged
}

function useLinesInView(key: PlaylistKey, count: number, range: Range, enabled: boolean): Lines {
  const pages = enabled ? pagesAround(range.start, range.end, count) : []
  const results = useQueries({ queries: pages.map((page) => playlistQueries.page(key, page)) })
  const failed = results.filter(({ error }) => error)
  const lineAt = (index: number) => {
    const { data } = results[pages.indexOf(Math.floor(index / pageSize))] ?? {}
    return data ? (data.lines[index % pageSize] ?? 'absent') : 'loading'
  }
  const known = results.flatMap(({ data }) => data?.lines.filter((line) => line !== undefined) ?? [])
  const retry = () => failed.forEach(({ refetch }) => void refetch())
  return { count, lineAt, known, retry, ...problemIn(failed[0]?.error) }
}

function useArrangedLines(
  key: PlaylistKey,
  total: number | undefined,
  count: number,
  { find, order }: Arrangement,
  enabled: boolean,
): Lines {
  const { data, error, isPending, refetch } = useQuery({ ...playlistQueries.whole(key, total), enabled })
  const { data: progress = 0 } = useQuery(playlistQueries.reading(key))
  const known = useMemo(() => arrange(data ?? [], { find, order }), [data, find, order])
  const retry = () => void refetch()
  const read = { known, retry, ...problemIn(error) }
  if (isPending) return { ...read, count, lineAt: () => 'loading', reading: progress }
  return { ...read, count: known.length, lineAt: (index) => known[index] ?? 'absent' }
}

function problemIn(error: Error | null | undefined): { problem?: ScreenProblem } {
  return error ? { problem: problemOf(error) } : {}
}
