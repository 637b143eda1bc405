import type { SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { SearchX } from 'lucide-react'
import { useRef } from 'react'
import { counted } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { SegmentedControl } from '../shared/elements/segmented-control.tsx'
import { useShortcut } from '../shared/keyboard.tsx'
import { arrangePlaylists, type ListOrder, listOrders } from './list-arrangement.ts'
import { PlaylistRows } from './playlist-rows.tsx'
import { useListArrangement } from './use-arrangement.ts'

const orderOptions = Object.entries(listOrders).map(([value, label]) => ({ value: value as ListOrder, label }))

/** The list of playlists with its search and its order. */
export function FoundPlaylists({ playlists }: { playlists: readonly SimplifiedPlaylist[] }) {
  const { find, order, setFind, setOrder } = useListArrangement()
  const field = useRef<HTMLInputElement>(null)
  useShortcut('list.search', () => field.current?.focus())
  const found = arrangePlaylists(playlists, find, order)
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <SearchField
          ref={field}
          label={`Find in ${counted(playlists.length, 'playlist')}`}
          value={find}
          onChange={setFind}
          className="min-w-52 flex-1"
        />
        <SegmentedControl label="Order" value={order} onChange={setOrder} options={orderOptions} />
      </div>
      <p role="status" className="sr-only">
        {find && `${counted(found.length, 'playlist')} found`}
      </p>
      {found.length > 0 ? (
        <PlaylistRows playlists={found} />
      ) : (
        <EmptyState
          icon={SearchX}
          sentence={`No playlist has “${find}” in its name or its owner’s.`}
          action={<Button onClick={() => setFind('')}>Show all</Button>}
        />
      )}
    </>
  )
}
