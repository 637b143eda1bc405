import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { Nameable } from '@scopedeck/server/contract/parameters.ts'
import { Link } from 'react-router'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import { searchOf } from '../form-values.ts'
import type { Resource } from '../resources.ts'

/** The call that shows one resource by its id. */
const detailOf: Partial<Record<Nameable, { id: OperationId; name: string }>> = {
  track: { id: 'get-track', name: 'id' },
  album: { id: 'get-an-album', name: 'id' },
  artist: { id: 'get-an-artist', name: 'id' },
  playlist: { id: 'get-playlist', name: 'playlist_id' },
  show: { id: 'get-a-show', name: 'id' },
  episode: { id: 'get-an-episode', name: 'id' },
  audiobook: { id: 'get-an-audiobook', name: 'id' },
  chapter: { id: 'get-a-chapter', name: 'id' },
}

/** A resource of an answer; its name leads to the call that shows it alone. */
export function ResourceRow({ resource }: { resource: Resource }) {
  const { type, name, by, images, id } = resource
  const detail = detailOf[type]
  return (
    <div className="flex h-13 items-center gap-3">
      <Artwork images={images} size={40} />
      <div className="min-w-0 flex-1">
        <Truncate text={name} className="font-[550]">
          {detail && id ? (
            <Link to={`/explore/${detail.id}${searchOf(detail.id, { [detail.name]: id })}`} className="hover:underline">
              {name}
            </Link>
          ) : undefined}
        </Truncate>
        <span className="block truncate text-small text-muted">
          {type}
          {by && ` · ${by}`}
        </span>
      </div>
    </div>
  )
}
