import type { Playlist } from '@scopedeck/server/contract/web-api.ts'
import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { EyeOff, ListX } from 'lucide-react'
import { Suspense } from 'react'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { ScopeAsk } from '../lens/ask-for-scopes.tsx'
import { useVerdict } from '../lens/gate.ts'
import { SomethingToPlay } from '../playback/something-to-play.tsx'
import { counted } from '../shared/clock.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { Loading, Skeleton } from '../shared/elements/skeleton.tsx'
import { PlaylistContents } from './playlist-contents.tsx'
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
      action={<SomethingToPlay />}
    />
  )
}

/** The name of the playlist, its owner, whether it is public, and how many songs it has. */
function PlaylistHeader({ playlist, total }: { playlist: Playlist; total: number | undefined }) {
  const owner = playlist.owner.display_name || playlist.owner.id
  const facts = [owner, ...(total === undefined ? [] : [counted(total, 'song')])]
  return (
    <header className="flex flex-col gap-4 px-4 pt-6 pb-5 sm:flex-row sm:items-end md:gap-6 md:px-6">
      <Artwork images={playlist.images} className="size-32 md:size-42" eager />
      <div className="min-w-0">
        <p className="text-muted">{sharing(playlist)}</p>
        <PageHeading size="display" className="break-words">
          {playlist.name || 'Playlist without a name'}
        </PageHeading>
        {playlist.description && <p className="mt-1 max-w-[62ch] text-muted">{playlist.description}</p>}
        <p className="mt-1 text-muted">{facts.join(' · ')}</p>
      </div>
    </header>
  )
}

function sharing({ public: isPublic, collaborative }: Playlist): string {
  if (collaborative) return 'Collaborative playlist'
  if (isPublic === null) return 'Playlist'
  return isPublic ? 'Public playlist' : 'Private playlist'
}

/** Skeletons of the header and the first rows. */
function PlaylistSkeleton() {
  return (
    <>
      <Loading what="the playlist" />
      <div className="flex flex-col gap-4 px-4 pt-6 pb-5 sm:flex-row sm:items-end md:gap-6 md:px-6">
        <Skeleton className="size-32 md:size-42" />
        <div className="space-y-3">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-12 w-80 max-w-full" />
          <Skeleton className="h-4 w-44" />
        </div>
      </div>
      <div className="space-y-3 px-4 pt-14 md:px-6">
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} className="h-10.5 w-full" />
        ))}
      </div>
    </>
  )
}
