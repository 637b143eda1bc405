import type { Image } from '@scopedeck/server/contract/web-api.ts'
import { Artwork } from '../../shared/elements/artwork.tsx'
import { parseJson } from '../json.ts'
import { picturesIn, resourcesIn } from '../resources.ts'
import { ResourceRow } from './resource-row.tsx'

/** The answer as people know it: pictures and names. */
export function AnswerPreview({ text }: { text: string }) {
  const json = parseJson(text)
  const pictures = picturesIn(json)
  if (pictures.length > 0) return <Pictures pictures={pictures} />
  return (
    <ul>
      {resourcesIn(json).map((resource, index) => (
        // A song may stand in a list twice.
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
            {width && height ? `${width} × ${height}` : 'size not said'}
          </span>
        </li>
      ))}
    </ul>
  )
}
