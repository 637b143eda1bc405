import type { Playlist } from '@scopedeck/server/contract/web-api.ts'
import { counted } from '../shared/clock.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'

/** Whose it is, how it is shared, how long it is. */
export function PlaylistHeader({ playlist, total }: { playlist: Playlist; total: number | undefined }) {
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
