import { counted } from '@scopedeck/server/contract/words.ts'
import type { QueryClient } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { useVerdict } from '../lens/gate.ts'
import { LockedScreen } from '../lens/locked-screen.tsx'
import { PanelPart } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { ScreenTrouble } from '../problems/screen-part.tsx'
import { useSignedIn } from '../session/use-session.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { OutlineRows } from '../shared/elements/outline.tsx'
import { edge, PageHeading, page } from '../shared/elements/screen.tsx'
import { Loading, Skeleton } from '../shared/elements/skeleton.tsx'
import { TwoLines } from '../shared/elements/two-lines.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import type { Playlist } from '../shared/read-playlist.ts'
import { mayEdit, useEditMode, visibilityOf } from './edit-mode.ts'
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
    <div className={page}>
      <Reading
        key={id}
        of={playlistQueries.detail(id)}
        loading={<PlaylistSkeleton />}
        failed={(trouble) => <ScreenTrouble {...trouble} />}
      >
        {(playlist) => <WholePlaylist playlist={playlist} />}
      </Reading>
    </div>
  )
}

const EditMode = lazyPart(async () => (await import('./editing/edit-mode.tsx')).default)

function WholePlaylist({ playlist }: { playlist: Playlist }) {
  const isEditing = useIsEditing(playlist)
  if (isEditing)
    return (
      <PanelPart loading={<PlaylistSkeleton />}>
        <EditMode playlist={playlist} />
      </PanelPart>
    )
  return (
    <>
      <PlaylistHeader playlist={playlist} />
      <PanelPart>
        <Contents playlist={playlist} />
      </PanelPart>
    </>
  )
}

/** Editing needs the scopes of both the rows and their changes; without them the playlist is shown, and its button asks. */
function useIsEditing(playlist: Playlist): boolean {
  const { isOn } = useEditMode()
  const accountId = useSignedIn()?.account.id
  const reads = useVerdict('get-playlists-items').state
  const changes = useVerdict('reorder-or-replace-playlists-items', { visibility: visibilityOf(playlist) }).state
  return isOn && mayEdit(playlist, accountId) && reads !== 'blocked' && changes !== 'blocked'
}

function Contents({ playlist }: { playlist: Playlist }) {
  const { state } = useVerdict('get-playlists-items')
  const accountId = useSignedIn()?.account.id
  const { hasContents, ownerId = accountId, ownerName } = playlist
  if (state === 'blocked') return <ItemsBlocked />
  // Spotify shows an account its own playlists, so an answer without their contents is only a part of one.
  if (!hasContents && ownerId !== accountId && ownerName !== undefined)
    return <ItemsHidden owner={ownerName} address={playlist.externalUrl} />
  return <PlaylistContents playlist={playlist} />
}

function ItemsBlocked() {
  return (
    <div className={edge}>
      <LockedScreen operation="get-playlists-items" what="Reading what is in a playlist" promise="the songs show here">
        <OutlineRows count={6} />
      </LockedScreen>
    </div>
  )
}

function ItemsHidden({ owner, address }: { owner: string; address: string | undefined }) {
  return (
    <EmptyState
      icon={EyeOff}
      sentence={`Spotify shows the songs of a playlist only to its owner and collaborators. This one belongs to ${owner}.`}
      action={
        address !== undefined && (
          <a href={address} target="_blank" rel="noreferrer" className={buttonClass()}>
            Open in Spotify
          </a>
        )
      }
    />
  )
}

/** The name of the playlist, its owner, whether it is public, and how many songs it has. */
function PlaylistHeader({ playlist }: { playlist: Playlist }) {
  const { name, ownerName, songs, description, images } = playlist
  const facts = [ownerName, songs === undefined ? undefined : counted(songs, 'song')].filter(
    (fact) => fact !== undefined,
  )
  return (
    <header className="flex flex-col gap-4 px-4 pt-6 pb-5 low:pt-2 sm:flex-row sm:items-end md:gap-6 md:px-6">
      <Artwork images={images} className="size-32 md:size-42 low:size-20" eager />
      <div className="min-w-0">
        <p className="text-muted">{sharing(playlist)}</p>
        <TwoLines text={name} what="name">
          <PageHeading size="display">{name}</PageHeading>
        </TwoLines>
        {description !== undefined && (
          <TwoLines text={description} what="description" className="mt-1 max-w-[62ch] text-muted">
            <p>{description}</p>
          </TwoLines>
        )}
        <p className="mt-1 text-muted">{facts.join(' · ')}</p>
      </div>
    </header>
  )
}

function sharing({ isPublic, isCollaborative }: Playlist): string {
  if (isCollaborative) return 'Collaborative playlist'
  if (isPublic === undefined) return 'Playlist'
  return isPublic ? 'Public playlist' : 'Private playlist'
}

/** Skeletons of the header and the first rows. */
function PlaylistSkeleton() {
  return (
    <>
      <Loading what="the playlist" />
      <div className="flex flex-col gap-4 px-4 pt-6 pb-5 low:pt-2 sm:flex-row sm:items-end md:gap-6 md:px-6">
        <Skeleton className="size-32 md:size-42 low:size-20" />
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
