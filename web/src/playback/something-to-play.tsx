import { useQuery } from '@tanstack/react-query'
import { ListMusic, Search } from 'lucide-react'
import { Link } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { api } from '../shared/api.ts'
import { type ButtonSize, buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { readPlaylists } from '../shared/read-playlist.ts'

interface WayOnProps {
  size?: ButtonSize
}

/** The way on from a place where nothing plays: to the playlists or, where there are none, to a search that finds some. */
export function SomethingToPlay({ size = 'medium' }: WayOnProps) {
  const canList = useSignedIn() !== undefined
  const { data: hasPlaylists = true } = useQuery({ ...anyPlaylist, enabled: canList })
  if (!canList || !hasPlaylists) return <FindMusic size={size} />
  return (
    <Link to="/playlists" className={buttonClass('secondary', size)}>
      <Icon of={ListMusic} />
      Choose a playlist
    </Link>
  )
}

export const readWhetherAny = (body: unknown): boolean => readPlaylists(body).rows.length > 0

/** The key begins with `playlists`, so that a change to one of them makes the answer stale. */
const anyPlaylist = {
  queryKey: ['playlists', 'any'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get('/api/spotify/v1/me/playlists', {
      search: { limit: 1 },
      signal,
      read: readWhetherAny,
    }),
  staleTime: 60_000,
}

/** Leads to the search of all that Spotify has, for an account that has nothing of its own. */
export function FindMusic({ size = 'medium' }: WayOnProps) {
  return (
    <Link to="/search" className={buttonClass('secondary', size)}>
      <Icon of={Search} />
      Search all of Spotify
    </Link>
  )
}
