import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { type Arrangement, arrange, isPlain } from './arrangement.ts'
import type { Line } from './item.ts'
import { type PlaylistKey, pageSize, pagesAround } from './pages.ts'
import { playlistQueries } from './playlists.queries.ts'

export interface Lines {
  count: number
  /** `undefined` until its page is read. */
  lineAt(index: number): Line | undefined
  problem?: ScreenProblem
  retry(): void
  /** 0 to 1 while the whole playlist is being read. */
  reading?: number
}

/** The lines of the table: the pages in view, or the whole playlist when it is searched or sorted. */
export function useLines(key: PlaylistKey, arrangement: Arrangement, range: { start: number; end: number }): Lines {
  const plain = isPlain(arrangement)
  const inView = useLinesInView(key, range, plain)
  const arranged = useArrangedLines(key, arrangement, !plain)
  return plain ? inView : arranged
}

function useLinesInView(key: PlaylistKey, range: { start: number; end: number }, enabled: boolean): Lines {
  const pages = enabled ? pagesAround(range.start, range.end, key.total) : []
  const results = useQueries({ queries: pages.map((page) => playlistQueries.page(key, page)) })
  const failed = results.filter(({ error }) => error)
  return {
    count: key.total,
    lineAt: (index) => results[pages.indexOf(Math.floor(index / pageSize))]?.data?.[index % pageSize],
    ...problemIn(failed[0]?.error),
    retry: () => failed.forEach(({ refetch }) => void refetch()),
  }
}

function useArrangedLines(key: PlaylistKey, arrangement: Arrangement, enabled: boolean): Lines {
  const whole = useQuery({ ...playlistQueries.whole(key), enabled })
  const { data: progress = 0 } = useQuery(playlistQueries.reading(key))
  const { find, order } = arrangement
  const arranged = useMemo(() => arrange(whole.data ?? [], { find, order }), [whole.data, find, order])
  return {
    count: arranged.length,
    lineAt: (index) => arranged[index],
    ...problemIn(whole.error),
    retry: () => void whole.refetch(),
    ...(whole.isPending ? { reading: progress } : {}),
  }
}

function problemIn(error: Error | null | undefined): { problem?: ScreenProblem } {
  return error ? { problem: problemOf(error) } : {}
}
