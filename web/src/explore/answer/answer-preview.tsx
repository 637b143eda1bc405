import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { Nameable } from '@scopedeck/server/contract/parameters.ts'
import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { Link } from 'react-router'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { Truncate } from '../../shared/elements/truncate.tsx'
import { searchOf } from '../form-values.ts'
import { readJson } from '../json.ts'
import { picturesIn, type Resource, resourcesIn } from '../resources.ts'

/** The answer as pictures and names. */
export function AnswerPreview({ text }: { text: string }) {
  const json = readJson(text)
  const pictures = picturesIn(json)
  if (pictures.length > 0) return <Pictures pictures={pictures} />
  return (
    <ul>
      {resourcesIn(json).map((resource, index) => (
        // A song may be in a list twice.
        <li key={`${resource.uri} ${index}`}>
          <ResourceRow resource={resource} />
        </li>
      ))}
    </ul>
  )
}

function Pictures({ pictures }: { pictures: readonly Image[] }) {
  return (
    <ul className="flex flex-wrap items-end gap-4">
      {pictures.map(({ url, width, height }) => (
        <li key={url} className="flex flex-col gap-1">
          <Artwork images={[{ url, width }]} size={Math.min(width ?? 200, 200)} alt="Cover" />
          <span className="font-mono text-small text-muted">
            {width && height ? `${width} × ${height}` : 'size not given'}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The call that answers with one resource, and the parameter for its id. */
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

/** A resource in an answer. Its name links to the call that answers with this resource only. */
function ResourceRow({ resource }: { resource: Resource }) {
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
