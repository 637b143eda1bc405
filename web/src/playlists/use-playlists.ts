import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { offsetAfter } from '../shared/read-page.ts'
import type { Playlist } from '../shared/read-playlist.ts'
import { pageSize } from './pages.ts'
import { playlistQueries } from './playlists.queries.ts'

export interface Playlists {
  playlists: readonly Playlist[]
  /** How many there are: those that came, and as Spotify says while others are being read. */
  total: number
  /** False while further pages are being read. */
  isWhole: boolean
}

/** The playlists of the account. Waits for the first page; it shows while the others are read after it. */
export function usePlaylists(): Playlists {
  const { data: first } = useSuspenseQuery(playlistQueries.list())
  const isMore = offsetAfter(first, 0, pageSize) !== undefined
  const { data: rest } = useQuery({ ...playlistQueries.rest(first), enabled: isMore, throwOnError: true })
  const playlists = useMemo(() => [...first.rows, ...(rest ?? [])], [first, rest])
  const isWhole = !isMore || rest !== undefined
  const total = isWhole ? playlists.length : Math.max(first.total ?? 0, playlists.length)
  return { playlists, total, isWhole }
}
