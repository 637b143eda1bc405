import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { pageSize } from '../shared/long-list/pages.ts'
import type { PagesTrouble } from '../shared/long-list/pages-trouble.tsx'
import { problemOf } from '../shared/problem.ts'
import { offsetAfter, type Page } from '../shared/read-page.ts'
import type { Playlist } from '../shared/read-playlist.ts'
import { playlistQueries } from './playlists.queries.ts'

export interface Playlists {
  playlists: readonly Playlist[]
  /** How many there are: those that came, and as Spotify says while others are being read. */
  total: number
  /** False while further pages are being read, or could not be read. */
  isWhole: boolean
  trouble?: PagesTrouble | undefined
}

/** The playlists of the account: the first page shows while the others are read after it. */
export function usePlaylists(first: Page<Playlist>): Playlists {
  const next = offsetAfter(first, 0, pageSize)
  const isMore = next !== undefined
  const { data: rest, error, refetch } = useQuery({ ...playlistQueries.rest(first), enabled: isMore })
  const playlists = useMemo(() => [...first.rows, ...(rest ?? [])], [first, rest])
  const isWhole = !isMore || rest !== undefined
  const total = isWhole ? playlists.length : Math.max(first.total ?? 0, playlists.length)
  if (!error || rest) return { playlists, total, isWhole }
  const retry = () => void refetch()
  const from = (next ?? 0) + 1
  return { playlists, total, isWhole, trouble: { problem: problemOf(error), retry, from, to: Math.max(from, total) } }
}
