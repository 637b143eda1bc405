import { counted } from '@scopedeck/server/contract/words.ts'
import { Link } from 'react-router'
import { playlistThing } from '../catalogue/as-thing.ts'
import { MenuButton } from '../menus/menu-button.tsx'
import { withMenu } from '../menus/opened-menu.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import { fullTextOnFocus } from '../shared/elements/tooltip.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import type { Playlist } from '../shared/read-playlist.ts'
import { useWindow } from '../shared/use-window.ts'

const rowHeight = 64
const row = 'flex items-center gap-3 rounded-control px-2'

interface PlaylistRowsProps {
  playlists: readonly Playlist[]
  /** Names the search and the order: once it changes, the list begins again at its first row. */
  arranged: string
}

/** The list of playlists. Only the rows in view are drawn. */
export function PlaylistRows({ playlists, arranged }: PlaylistRowsProps) {
  const { listRef, indexes } = useWindow<HTMLUListElement>({ count: playlists.length, rowHeight, arranged })
  return (
    <ul ref={listRef} className="relative -mx-2" style={{ height: playlists.length * rowHeight }}>
      {indexes.map((index) => {
        const playlist = playlists[index]
        return (
          playlist && (
            <li
              // A playlist may be in the list twice.
              key={`${index} ${playlist.id}`}
              aria-setsize={playlists.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 flex items-center rounded-control hover:bg-raised"
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
              {...withMenu(() => ({ thing: playlistThing(playlist) }))}
            >
              <PlaylistRow playlist={playlist} />
              <MenuButton name={playlist.name} className="mr-1" />
            </li>
          )
        )
      })}
    </ul>
  )
}

function PlaylistRow({ playlist: { id, name, ownerName, images, songs, ...playlist } }: { playlist: Playlist }) {
  const facts = [ownerName, songs === undefined ? undefined : counted(songs, 'song')].filter(
    (fact) => fact !== undefined,
  )
  return (
    <Link to={`/playlists/${id}`} className={`${row} h-full min-w-0 flex-1 outline-offset-[-2px]`} {...fullTextOnFocus}>
      <Artwork images={images} size={48} />
      <span className="min-w-0 grow">
        <Truncate text={name} className="font-[550]" />
        <Truncate text={facts.join(' · ')} className="text-small text-muted" />
      </span>
      {playlist.isCollaborative && <Tag>collaborative</Tag>}
      {playlist.isPublic === false && !playlist.isCollaborative && <Tag>private</Tag>}
    </Link>
  )
}

export function PlaylistRowSkeletons() {
  return (
    <div className="-mx-2">
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
