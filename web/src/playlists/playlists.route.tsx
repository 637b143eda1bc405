import { counted } from '@scopedeck/server/contract/words.ts'
import type { QueryClient } from '@tanstack/react-query'
import { ListMusic, SearchX } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useAskFor } from '../lens/gate.ts'
import { LeftOut } from '../lens/left-out.tsx'
import { LensChips } from '../lens/lens-chips.tsx'
import { Locked } from '../lens/locked-screen.tsx'
import { FindMusic } from '../playback/something-to-play.tsx'
import { PanelPart } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { sessionQueries } from '../session/session.queries.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { OutlineRows } from '../shared/elements/outline.tsx'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { SegmentedControl } from '../shared/elements/segmented-control.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { PagesTroubleNote } from '../shared/long-list/pages-trouble.tsx'
import type { Page } from '../shared/read-page.ts'
import type { Playlist } from '../shared/read-playlist.ts'
import { arrangePlaylists, type ListOrder, listOrders } from './arrangement.ts'
import { PlaylistRowSkeletons, PlaylistRows } from './playlist-rows.tsx'
import { playlistQueries } from './playlists.queries.ts'
import { useListArrangement } from './use-arrangement.ts'
import { type Playlists as PlaylistsRead, usePlaylists } from './use-playlists.ts'

const listing = 'get-a-list-of-current-users-playlists'

/** What Spotify leaves out of the list without a word, where the grant lacks the scope. */
const leftOut = {
  'playlist-read-private': 'your private playlists',
  'playlist-read-collaborative': 'playlists that others share with you',
}

function isSignedIn(queryClient: QueryClient): boolean {
  return queryClient.getQueryData(sessionQueries.session().queryKey)?.authenticated === true
}

export const playlistsRoute = (queryClient: QueryClient) => ({
  // Not awaited: the screen shows at once, with skeletons in place of the rows.
  loader: () => {
    if (isSignedIn(queryClient)) void queryClient.prefetchQuery(playlistQueries.list())
    return null
  },
  Component: PlaylistsScreen,
})

function PlaylistsScreen() {
  const session = useSignedIn()
  const ask = useAskFor(['playlist-read-private'])
  return (
    <Screen>
      <PageHeader title="Playlists" actions={<LensChips operation={listing} />}>
        Your own playlists, and the ones you follow.
      </PageHeader>
      {session ? (
        <>
          <PanelPart>
            <Reading of={playlistQueries.list()} loading={<PlaylistsSkeleton />}>
              {(first) => <Playlists first={first} />}
            </Reading>
          </PanelPart>
          <LeftOut operation={listing} rows={leftOut} />
        </>
      ) : (
        <Locked ask={ask} what="Listing your playlists" promise="they show here">
          <OutlineRows count={7} />
        </Locked>
      )}
    </Screen>
  )
}

function Playlists({ first }: { first: Page<Playlist> }) {
  const read = usePlaylists(first)
  return read.isWhole && read.total === 0 ? <NoPlaylists /> : <FoundPlaylists {...read} />
}

function NoPlaylists() {
  return (
    <EmptyState
      icon={ListMusic}
      sentence="There are no playlists to list yet. Make one in Spotify, or follow someone else’s, and it will show up here."
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
  const { find, order, text, type, setFind, setOrder } = useListArrangement()
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  const found = useMemo(() => arrangePlaylists(playlists, find, order), [playlists, find, order])
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <SearchField
          ref={field}
          label={`Find in ${counted(total, 'playlist')}`}
          value={text}
          onChange={type}
          className="min-w-52 flex-1"
        />
        <SegmentedControl label="Order" value={order} onChange={setOrder} options={orderOptions} />
      </div>
      <p role="status" className="sr-only">
        {find && isWhole && `${counted(found.length, 'playlist')} found`}
      </p>
      {found.length > 0 ? (
        <PlaylistRows playlists={found} arranged={`${order} ${find}`} />
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
