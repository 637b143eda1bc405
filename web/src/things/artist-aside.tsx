import { Link } from 'react-router'
import { SaveWordButton } from '../catalogue/save-word-button.tsx'
import type { Thing } from '../catalogue/thing.ts'
import { ThingRow, ThingRowSkeletons } from '../catalogue/thing-row.tsx'
import { LinePart, lineTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { Artwork } from '../shared/elements/artwork.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'
import { thingAddress } from '../shared/thing-address.ts'
import { thingQueries } from './things.queries.ts'

interface ArtistAsideProps {
  id: string
  /** The album beside it, which is not listed once more. */
  albumId: string
}

/** Releases that are listed. */
const most = 5

/** Beside an album: its artist, and what else there is by them. */
export function ArtistAside({ id, albumId }: ArtistAsideProps) {
  return (
    <aside
      aria-label="The artist"
      className="mx-4 mt-6 border-t border-line pt-5 md:mx-6 @5xl/main:m-0 @5xl/main:min-h-full @5xl/main:border-t-0 @5xl/main:border-l @5xl/main:px-6 @5xl/main:pt-6"
    >
      <LinePart>
        <Reading of={thingQueries.artist(id)} loading={<ArtistSkeleton />} failed={lineTrouble}>
          {({ thing: artist }) => (
            <div className="flex items-center gap-4">
              <Artwork images={artist.images} size={80} />
              <div className="min-w-0">
                <p className="text-small text-muted">Artist</p>
                <Truncate text={artist.name} className="text-title font-semibold tracking-tight">
                  <Link to={thingAddress('artist', id) ?? '/'} className="text-text no-underline hover:underline">
                    {artist.name}
                  </Link>
                </Truncate>
                <div className="-ml-3.5">
                  <SaveWordButton uri={artist.uri} />
                </div>
              </div>
            </div>
          )}
        </Reading>
      </LinePart>
      <LinePart>
        <MoreReleases id={id} albumId={albumId} />
      </LinePart>
    </aside>
  )
}

function MoreReleases({ id, albumId }: ArtistAsideProps) {
  return (
    <Reading of={thingQueries.releases(id, 'all', 0)} loading={<ThingRowSkeletons count={most} />} failed={lineTrouble}>
      {({ rows, total }) => <Releases id={id} albumId={albumId} releases={rows} total={total} />}
    </Reading>
  )
}

interface ReleasesProps extends ArtistAsideProps {
  releases: readonly Thing[]
  total: number | undefined
}

function Releases({ id, albumId, releases, total }: ReleasesProps) {
  const others = releases.filter((release) => release.id !== albumId).slice(0, most)
  if (others.length === 0) return null
  return (
    <section aria-labelledby="more-releases" className="mt-6">
      <div className="mb-2 flex h-7 items-center justify-between gap-3">
        <h2 id="more-releases" className="text-lead font-semibold">
          More by this artist
        </h2>
        {total !== undefined && total > 1 && (
          <Link to={thingAddress('artist', id) ?? '/'} className={`${buttonClass('quiet', 'small')} -mr-2.5`}>
            All {total.toLocaleString('en')}
            <span className="sr-only"> releases</span>
          </Link>
        )}
      </div>
      <ul>
        {others.map((release) => (
          <ThingRow key={release.id} thing={{ ...release, by: [] }} isActive onActivate={() => {}} />
        ))}
      </ul>
    </section>
  )
}

function ArtistSkeleton() {
  return (
    <div className="flex items-center gap-4">
      <Skeleton className="size-20 shrink-0" />
      <div className="space-y-2">
        <Skeleton className="h-3 w-12" />
        <Skeleton className="h-6 w-36" />
        <Skeleton className="h-4 w-20" />
      </div>
    </div>
  )
}
