import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type PlaylistKey, pageSize, pagesAround, rowCount } from '../shared/long-list/pages.ts'
import { type PagesTrouble, troubleOf } from '../shared/long-list/pages-trouble.tsx'
import { problemOf } from '../shared/problem.ts'
import { type Arrangement, arrange, isPlain } from './arrangement.ts'
import type { Line } from './item.ts'
import { noEnds, playlistQueries } from './playlists.queries.ts'

/** Why a row has no line: its page is being read, could not be read, or was read and Spotify left the row out. */
export type Gap = 'loading' | 'failed' | 'absent'

export interface Lines {
  /** All rows, those that are not read yet included. */
  count: number
  lineAt(index: number): Line | Gap
  /** The lines that are read: those in view, or all. */
  known: readonly Line[]
  /** What keeps lines in view from being read. */
  trouble?: PagesTrouble | undefined
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
  const lineAt = (index: number) => {
    const { data, error } = results[pages.indexOf(pageOf(index))] ?? {}
    if (data) return data.lines[index % pageSize] ?? 'absent'
    return error ? 'failed' : 'loading'
  }
  const known = results.flatMap(({ data }) => data?.lines.filter((line) => line !== undefined) ?? [])
  const inView = results
    .map((result, at) => ({ ...result, page: pages[at] ?? 0 }))
    .filter(({ page }) => page >= pageOf(range.start) && page <= pageOf(range.end))
  return { count, lineAt, known, trouble: troubleOf(inView) }
}

const pageOf = (index: number) => Math.floor(index / pageSize)

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
  const trouble = error && !data ? { problem: problemOf(error), retry, from: 1, to: count } : undefined
  const read = { known, trouble }
  if (isPending) return { ...read, count, lineAt: () => 'loading', reading: progress }
  return { ...read, count: known.length, lineAt: (index) => known[index] ?? 'absent' }
}
