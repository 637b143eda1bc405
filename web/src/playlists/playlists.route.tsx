import { counted } from '@scopedeck/server/contract/words.ts'
import type { QueryClient } from '@tanstack/react-query'
import { ListMusic, SearchX } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { Link } from 'react-router'
import { useVerdict } from '../lens/gate.ts'
import { LensChips } from '../lens/lens-chips.tsx'
import { LockedScreen } from '../lens/locked-screen.tsx'
import { FindMusic } from '../playback/something-to-play.tsx'
import { PanelPart } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { sessionQueries } from '../session/session.queries.ts'
import { Button } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { OutlineRows } from '../shared/elements/outline.tsx'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { SegmentedControl } from '../shared/elements/segmented-control.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import type { Page } from '../shared/read-page.ts'
import type { Playlist } from '../shared/read-playlist.ts'
import { difference } from '../shared/sets.ts'
import { arrangePlaylists, type ListOrder, listOrders } from './arrangement.ts'
import { PagesTroubleNote } from './pages-trouble.tsx'
import { PlaylistRowSkeletons, PlaylistRows } from './playlist-rows.tsx'
import { playlistQueries } from './playlists.queries.ts'
import { useListArrangement } from './use-arrangement.ts'
import { type Playlists as PlaylistsRead, usePlaylists } from './use-playlists.ts'

const listing = 'get-a-list-of-current-users-playlists'

/** Without the scope nothing is asked for: the screen says so, and no call is refused. */
function mayList(queryClient: QueryClient): boolean {
  const session = queryClient.getQueryData(sessionQueries.session().queryKey)
  if (!session?.authenticated) return false
  const { grantedScopes, withheldScopes } = session
  return difference(grantedScopes, new Set(withheldScopes)).has('playlist-read-private')
}

export const playlistsRoute = (queryClient: QueryClient) => ({
  // Not awaited: the screen shows at once, with skeletons in place of the rows.
  loader: () => {
    if (mayList(queryClient)) void queryClient.prefetchQuery(playlistQueries.list())
    return null
  },
  Component: PlaylistsScreen,
})

function PlaylistsScreen() {
  const { state, wouldAdd } = useVerdict(listing)
  return (
    <Screen>
      <PageHeader title="Playlists" actions={<LensChips operation={listing} />}>
        Your own playlists, and the ones you follow.
      </PageHeader>
      {state === 'blocked' ? (
        <LockedScreen operation={listing} what="Listing your playlists" promise="they show here">
          <OutlineRows count={7} />
        </LockedScreen>
      ) : (
        <PanelPart>
          <Reading of={playlistQueries.list()} loading={<PlaylistsSkeleton />}>
            {(first) => <Playlists first={first} isWithoutShared={wouldAdd.includes('playlist-read-collaborative')} />}
          </Reading>
        </PanelPart>
      )}
    </Screen>
  )
}

interface PlaylistsProps {
  first: Page<Playlist>
  isWithoutShared: boolean
}

function Playlists({ first, isWithoutShared }: PlaylistsProps) {
  const read = usePlaylists(first)
  if (read.isWhole && read.total === 0) return <NoPlaylists />
  return (
    <>
      <FoundPlaylists {...read} />
      {isWithoutShared && <SharedHint />}
    </>
  )
}

/** Spotify leaves these playlists out and does not say so. */
function SharedHint() {
  const scope = 'playlist-read-collaborative'
  return (
    <p className="mt-4 text-small text-muted">
      Playlists that others share with you are missing. Spotify lists them only with{' '}
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
      sentence="There are no playlists in this library yet. Make one in Spotify, or follow someone else’s, and it will show up here."
      action={<FindMusic />}
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

const orderOptions = Object.entries(listOrders).map(([value, label]) => ({ value: value as ListOrder, label }))

/** The list of playlists with its search and its order. */
function FoundPlaylists({ playlists, total, isWhole, trouble }: PlaylistsRead) {
  const { find, order, setFind, setOrder } = useListArrangement()
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  const found = useMemo(() => arrangePlaylists(playlists, find, order), [playlists, find, order])
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <SearchField
          ref={field}
          label={`Find in ${counted(total, 'playlist')}`}
          value={find}
          onChange={setFind}
          className="min-w-52 flex-1"
        />
        <SegmentedControl label="Order" value={order} onChange={setOrder} options={orderOptions} />
      </div>
      <p role="status" className="sr-only">
        {find && isWhole && `${counted(found.length, 'playlist')} found`}
      </p>
      {found.length > 0 ? (
        <PlaylistRows playlists={found} />
      ) : !isWhole ? (
        !trouble && <PlaylistRowSkeletons />
      ) : (
        <EmptyState
          icon={SearchX}
          sentence={`No playlist has “${find}” in its name or its owner’s name.`}
          action={<Button onClick={() => setFind('')}>Show all</Button>}
        />
      )}
      {trouble && <PagesTroubleNote trouble={trouble} noun="Playlists" total={total} />}
    </>
  )
}
