import type { Page, SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { allPages } from './pages.ts'
import { playlistQueries } from './playlists.queries.ts'

export interface Playlists {
  playlists: readonly SimplifiedPlaylist[]
  /** How many there are, those of the pages that are being read too. */
  total: number
  /** False while further pages are being read. */
  isWhole: boolean
}

/**
 * The playlists of the account. Waits for the first page, which says how many pages there are; the others are read together
 * while it shows, and join it in their order.
 */
export function usePlaylists(): Playlists {
  const { data: first } = useSuspenseQuery(playlistQueries.list(0))
  const others = useQueries({
    queries: allPages(first.total)
      .slice(1)
      .map((page) => ({ ...playlistQueries.list(page), throwOnError: true })),
    combine: pagesOf,
  })
  return useMemo(() => {
    const playlists = [first, ...others].flatMap((page) => page?.items.filter(Boolean) ?? [])
    const isWhole = others.every(Boolean)
    return { playlists, total: isWhole ? playlists.length : first.total, isWhole }
  }, [first, others])
}

function pagesOf(results: readonly { data: Page<SimplifiedPlaylist> | undefined }[]) {
  return results.map(({ data }) => data)
}
