import { counted } from '@scopedeck/server/contract/words.ts'
import { ListMusic } from 'lucide-react'
import { Link } from 'react-router'
import { playlistThing } from '../catalogue/as-thing.ts'
import { LeftOut } from '../lens/left-out.tsx'
import { MenuButton } from '../menus/menu-button.tsx'
import { withMenu } from '../menus/opened-menu.ts'
import { FindMusic } from '../playback/something-to-play.tsx'
import { PanelPart } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { cx } from '../shared/cx.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { Card } from '../shared/elements/card.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { Loading, Skeleton } from '../shared/elements/skeleton.tsx'
import { fullTextOnFocus } from '../shared/elements/tooltip.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import type { Playlist } from '../shared/read-playlist.ts'
import { homeQueries } from './home.queries.ts'

const grid = 'grid grid-cols-2 gap-4 @lg/main:grid-cols-3 @3xl/main:grid-cols-4'

/** The first playlists, each a link to its page. */
export function HomePlaylists() {
  return (
    <section aria-labelledby="home-playlists">
      <div className="mb-3 flex min-h-9 items-center justify-between gap-3">
        <h2 id="home-playlists" className="text-lead font-semibold">
          Playlists
        </h2>
        <Link to="/playlists" className={cx(buttonClass('quiet', 'small'), '-mr-2.5')}>
          All playlists
        </Link>
      </div>
      <PanelPart>
        <Reading of={homeQueries.playlists()} loading={<PlaylistsSkeleton />}>
          {({ rows }) => <PlaylistTiles playlists={rows} />}
        </Reading>
      </PanelPart>
      <LeftOut
        operation="get-a-list-of-current-users-playlists"
        rows={{ 'playlist-read-private': 'your private playlists' }}
      />
    </section>
  )
}

function PlaylistTiles({ playlists }: { playlists: readonly Playlist[] }) {
  if (playlists.length === 0) return <NoPlaylists />
  return (
    <ul className={grid}>
      {playlists.map((playlist, index) => (
        // A playlist may be in the list twice.
        <li
          key={`${index} ${playlist.id}`}
          className="relative min-w-0"
          {...withMenu(() => ({ thing: playlistThing(playlist) }))}
        >
          <PlaylistTile playlist={playlist} />
          <MenuButton name={playlist.name} className="absolute -right-2 -bottom-1" />
        </li>
      ))}
    </ul>
  )
}

function PlaylistTile({ playlist: { id, name, images, songs } }: { playlist: Playlist }) {
  return (
    <Link
      to={`/playlists/${id}`}
      className="-m-2 block rounded-panel p-2 transition-colors hover:bg-raised"
      {...fullTextOnFocus}
    >
      <Artwork images={images} className="w-full" />
      <Truncate text={name} className="mt-2.5 mr-7 font-[550]" />
      <Truncate
        text={songs === undefined ? 'Spotify does not say how many songs' : counted(songs, 'song')}
        className="mr-7 text-small text-muted"
      />
    </Link>
  )
}

function NoPlaylists() {
  return (
    <Card>
      <EmptyState
        icon={ListMusic}
        sentence="There are no playlists to list yet. The ones that you make or follow will show up here."
        action={<FindMusic />}
      />
    </Card>
  )
}

function PlaylistsSkeleton() {
  return (
    <div className={grid}>
      <Loading what="your playlists" />
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <div key={key}>
          <Skeleton className="aspect-square w-full" />
          <Skeleton className="mt-3 h-4 w-4/5" />
          <Skeleton className="mt-2 h-3 w-1/2" />
        </div>
      ))}
    </div>
  )
}
