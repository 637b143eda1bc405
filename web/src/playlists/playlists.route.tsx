import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ListMusic } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from 'react-router'
import { ScopeAsk } from '../lens/ask-for-scopes.tsx'
import { useVerdict } from '../lens/gate.ts'
import { LensChips } from '../lens/lens-chips.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { FoundPlaylists } from './found-playlists.tsx'
import { PlaylistRowSkeletons } from './playlist-rows.tsx'
import { playlistQueries } from './playlists.queries.ts'

const listing = 'get-a-list-of-current-users-playlists'

export const playlistsRoute = (queryClient: QueryClient) => ({
  // Started, not awaited: the screen shows at once, with the rows' places kept.
  loader: () => {
    void queryClient.prefetchQuery(playlistQueries.list())
    return null
  },
  Component: PlaylistsScreen,
})

function PlaylistsScreen() {
  const { state, wouldAdd } = useVerdict(listing)
  return (
    <Screen className="mx-auto max-w-5xl">
      <PageHeader title="Playlists" actions={<LensChips operation={listing} />}>
        Everything in your library: yours, and those you follow.
      </PageHeader>
      {state === 'blocked' ? (
        <ScopeAsk operation={listing} what="Listing your playlists" promise="they show here" />
      ) : (
        <Suspense fallback={<PlaylistsSkeleton />}>
          <Playlists isWithoutShared={wouldAdd.includes('playlist-read-collaborative')} />
        </Suspense>
      )}
    </Screen>
  )
}

function Playlists({ isWithoutShared }: { isWithoutShared: boolean }) {
  const { data: playlists } = useSuspenseQuery(playlistQueries.list())
  if (playlists.length === 0) return <NoPlaylists />
  return (
    <>
      <FoundPlaylists playlists={playlists} />
      {isWithoutShared && <SharedHint />}
    </>
  )
}

/** Spotify leaves them out without a word; this says so. */
function SharedHint() {
  const scope = 'playlist-read-collaborative'
  return (
    <p className="mt-4 text-small text-muted">
      Playlists that others share with you are left out. Spotify lists them only with{' '}
      <Link
        to={`/scopes?scope=playlist-read-private+${scope}`}
        className="font-mono text-text underline underline-offset-2"
      >
        {scope}
      </Link>
      .
    </p>
  )
}

function NoPlaylists() {
  return (
    <EmptyState
      icon={ListMusic}
      sentence="There are no playlists in this library yet. Make one in Spotify, or follow somebody’s, and it shows here."
      action={
        <Link to="/player" className={buttonClass()}>
          See what’s playing
        </Link>
      }
    />
  )
}

function PlaylistsSkeleton() {
  return (
    <>
      <Loading what="your playlists" />
      <div className="mb-3 h-9" />
      <PlaylistRowSkeletons />
    </>
  )
}
