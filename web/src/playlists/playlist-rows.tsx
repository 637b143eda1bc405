import type { SimplifiedPlaylist } from '@scopedeck/server/contract/web-api.ts'
import { Link } from 'react-router'
import { counted } from '../shared/clock.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import { useWindow } from '../shared/use-window.ts'

const rowHeight = 64
const row = 'flex items-center gap-3 rounded-control px-3'

/** The list of playlists. Only the rows in view are drawn. */
export function PlaylistRows({ playlists }: { playlists: readonly SimplifiedPlaylist[] }) {
  const { listRef, indexes } = useWindow<HTMLUListElement>({ count: playlists.length, rowHeight })
  return (
    <ul ref={listRef} className="relative" style={{ height: playlists.length * rowHeight }}>
      {indexes.map((index) => {
        const playlist = playlists[index]
        return (
          playlist && (
            <li
              key={playlist.id}
              aria-setsize={playlists.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0"
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
            >
              <PlaylistRow playlist={playlist} />
            </li>
          )
        )
      })}
    </ul>
  )
}

function PlaylistRow({ playlist }: { playlist: SimplifiedPlaylist }) {
  const total = (playlist.items ?? playlist.tracks)?.total
  return (
    <Link to={`/playlists/${playlist.id}`} className={`${row} h-full outline-offset-[-2px] hover:bg-raised`}>
      <Artwork images={playlist.images} size={48} />
      <span className="min-w-0 grow">
        <span className="block truncate font-[550]" title={playlist.name}>
          {playlist.name || 'Playlist without a name'}
        </span>
        <span className="block truncate text-small text-muted">
          {playlist.owner.display_name || playlist.owner.id}
          {total !== undefined && ` · ${counted(total, 'song')}`}
        </span>
      </span>
      {playlist.collaborative && <Tag>collaborative</Tag>}
      {playlist.public === false && !playlist.collaborative && <Tag>private</Tag>}
    </Link>
  )
}

export function PlaylistRowSkeletons() {
  return (
    <div>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={row} style={{ height: rowHeight }}>
          <Skeleton className="size-12 shrink-0" />
          <span className="grow space-y-2">
            <Skeleton className="h-4 w-48 max-w-full" />
            <Skeleton className="h-3 w-28 max-w-full" />
          </span>
        </div>
      ))}
    </div>
  )
}
