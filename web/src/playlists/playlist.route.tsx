import type { Playlist } from '@scopedeck/server/contract/web-api.ts'
import type { QueryClient } from '@tanstack/react-query'
import { useSuspenseQuery } from '@tanstack/react-query'
import { EyeOff, ListX } from 'lucide-react'
import { Suspense } from 'react'
import { Link, type LoaderFunctionArgs, useParams } from 'react-router'
import { ScopeAsk } from '../lens/ask-for-scopes.tsx'
import { useVerdict } from '../lens/gate.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PlaylistContents } from './playlist-contents.tsx'
import { PlaylistHeader } from './playlist-header.tsx'
import { PlaylistSkeleton } from './playlist-skeleton.tsx'
import { playlistQueries } from './playlists.queries.ts'

export const playlistRoute = (queryClient: QueryClient) => ({
  loader: ({ params: { id = '' } }: LoaderFunctionArgs) => {
    void queryClient.prefetchQuery(playlistQueries.detail(id))
    return null
  },
  Component: PlaylistScreen,
})

function PlaylistScreen() {
  const { id = '' } = useParams()
  return (
    <Suspense key={id} fallback={<PlaylistSkeleton />}>
      <WholePlaylist id={id} />
    </Suspense>
  )
}

function WholePlaylist({ id }: { id: string }) {
  const { data: playlist } = useSuspenseQuery(playlistQueries.detail(id))
  const total = (playlist.items ?? playlist.tracks)?.total
  return (
    <>
      <PlaylistHeader playlist={playlist} total={total} />
      <Contents playlist={playlist} total={total} />
    </>
  )
}

function Contents({ playlist, total }: { playlist: Playlist; total: number | undefined }) {
  const { state } = useVerdict('get-playlists-items')
  if (state === 'blocked') return <ItemsBlocked />
  if (total === undefined) return <ItemsHidden playlist={playlist} />
  if (total === 0) return <NoItems playlist={playlist} />
  return <PlaylistContents playlist={playlist} total={total} />
}

function ItemsBlocked() {
  return (
    <div className="px-4 md:px-6">
      <ScopeAsk operation="get-playlists-items" what="Reading what is in a playlist" promise="the songs show here" />
    </div>
  )
}

function ItemsHidden({ playlist }: { playlist: Playlist }) {
  const owner = playlist.owner.display_name || playlist.owner.id
  return (
    <EmptyState
      icon={EyeOff}
      sentence={`Spotify shows the songs of a playlist to its owner and collaborators alone. This one is ${owner}’s.`}
      action={
        <a href={playlist.external_urls.spotify} target="_blank" rel="noreferrer" className={buttonClass()}>
          Open in Spotify
        </a>
      }
    />
  )
}

function NoItems({ playlist }: { playlist: Playlist }) {
  return (
    <EmptyState
      icon={ListX}
      sentence={`“${playlist.name}” is empty. Songs that are added in Spotify show here.`}
      action={
        <Link to="/playlists" className={buttonClass()}>
          All playlists
        </Link>
      }
    />
  )
}
