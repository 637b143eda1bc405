import { useQuery } from '@tanstack/react-query'
import { ListMusic, Search } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { keepRecord } from '../lens/resume-record.ts'
import { useSignedIn } from '../session/use-session.ts'
import { api } from '../shared/api.ts'
import { Button, type ButtonSize, buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { readPlaylists } from '../shared/read-playlist.ts'
import { browserNow } from '../shared/server-clock.ts'
import { tabStore } from '../shared/storage.ts'

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

/** Opens the explorer with the answer to a search: what all of Spotify has, for an account that has nothing of its own. */
export function FindMusic({ size = 'medium' }: WayOnProps) {
  const navigate = useNavigate()
  const find = () => {
    const values = { q: 'kitchen', type: 'playlist,album,track' }
    const address = `/explore/search?${new URLSearchParams(values)}`
    const args = { id: 'search', values: JSON.stringify(values), view: 'preview' }
    // The explorer sends a call that is kept so, as after a consent.
    void navigate(keepRecord(tabStore(), 'explore.send', args, address, browserNow()))
  }
  return (
    <Button size={size} icon={<Icon of={Search} />} onClick={find}>
      Search all of Spotify
    </Button>
  )
}
