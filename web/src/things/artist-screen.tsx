import { useQueries } from '@tanstack/react-query'
import { Disc3 } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { ThingRow, ThingRowSkeletons } from '../catalogue/thing-row.tsx'
import { useLens } from '../lens/lens.tsx'
import { PanelPart, PanelTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import { ScreenTrouble } from '../problems/screen-part.tsx'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { LinkTabs } from '../shared/elements/link-tabs.tsx'
import { edge } from '../shared/elements/screen.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { problemOf } from '../shared/problem.ts'
import { offsetAfter } from '../shared/read-page.ts'
import { ThingActions } from './thing-actions.tsx'
import { ThingHeader, ThingSkeleton } from './thing-header.tsx'
import { type ReleaseGroup, releaseGroups, releasesOnPage, thingQueries } from './things.queries.ts'

/** An artist and what they released. */
export function ArtistScreen({ id }: { id: string }) {
  return (
    <Reading
      of={thingQueries.artist(id)}
      loading={
        <>
          <Loading what="the artist" />
          <ThingSkeleton rowHeight={56} />
        </>
      }
      failed={(trouble) => <ScreenTrouble {...trouble} />}
    >
      {({ thing, genres }) => (
        <>
          <ThingHeader thing={thing} kind="Artist" facts={genres} />
          <ThingActions
            thing={thing}
            operation="get-an-artist"
            shuffle={{ name: 'play-context', contextUri: thing.uri, shuffled: true }}
          />
          <div className={edge}>
            <PanelPart>
              <Releases id={id} name={thing.name} />
            </PanelPart>
            <Withdrawn id={id} />
          </div>
        </>
      )}
    </Reading>
  )
}

const isGroup = (value: string | null): value is ReleaseGroup => value !== null && Object.hasOwn(releaseGroups, value)
const groups = Object.entries(releaseGroups)

function Releases({ id, name }: { id: string; name: string }) {
  const [search] = useSearchParams()
  const asked = search.get('releases')
  const group = isGroup(asked) ? asked : 'all'
  return (
    <section aria-labelledby="releases">
      <h2 id="releases" className="mt-2 mb-1 text-lead font-semibold">
        Releases
      </h2>
      <LinkTabs
        label="Kinds of releases"
        current={group}
        tabs={groups.map(([value, { label }]) => ({
          value,
          label,
          to: value === 'all' ? `/artists/${id}` : `/artists/${id}?releases=${value}`,
        }))}
      />
      <ReleaseList key={group} id={id} name={name} group={group} />
    </section>
  )
}

/** Ten more with each press; how many is in the address, so that the Back button comes back to them. */
function ReleaseList({ id, name, group }: { id: string; name: string; group: ReleaseGroup }) {
  const [search, setSearch] = useSearchParams()
  const pages = pagesIn(search)
  const results = useQueries({
    queries: Array.from({ length: pages }, (_, page) => thingQueries.releases(id, group, page)),
  })
  const read = results.flatMap(({ data }) => data ?? [])
  const releases = read.flatMap(({ rows }) => rows)
  const last = results.at(-1)
  const failed = results.find(({ error }) => error)
  const total = read[0]?.total
  const isMore = last?.data && offsetAfter(last.data, (pages - 1) * releasesOnPage, releasesOnPage) !== undefined
  const showMore = () => setSearch((before) => withPages(before, pages + 1), { replace: true })
  if (read.length > 0 && releases.length === 0 && !failed) return <NoReleases id={id} name={name} group={group} />
  return (
    <>
      <ul aria-label={`Releases of ${name}`} className="mt-2 gap-x-8 @3xl/main:grid @3xl/main:grid-cols-2">
        {releases.map((release, index) => (
          // An album may be listed twice.
          <ThingRow key={`${index} ${release.id}`} thing={release} isActive onActivate={() => {}} />
        ))}
      </ul>
      {failed && <PanelTrouble problem={problemOf(failed.error)} retry={() => void failed.refetch()} />}
      {!failed && results.some(({ isPending }) => isPending) && (
        <div>
          <Loading what="the releases" />
          <ThingRowSkeletons count={releasesOnPage / 2} />
        </div>
      )}
      <div className="mt-3 flex min-h-9 flex-wrap items-center gap-3">
        {isMore && <Button onClick={showMore}>Show {releasesOnPage} more</Button>}
        <p role="status" className="text-small text-muted">
          {total !== undefined && (
            <span className="font-mono">
              {releases.length} of {total.toLocaleString('en')}
            </span>
          )}
          {isMore && '. Spotify gives a client id in development mode 10 at a time.'}
        </p>
      </div>
    </>
  )
}

/** Pages of releases that are shown: many calls at once help nobody. */
const mostPages = 50

function pagesIn(search: URLSearchParams): number {
  const pages = Number(search.get('pages') ?? 1)
  return Number.isInteger(pages) && pages > 0 ? Math.min(pages, mostPages) : 1
}

function withPages(before: URLSearchParams, pages: number): URLSearchParams {
  const next = new URLSearchParams(before)
  next.set('pages', String(pages))
  return next
}

const nothing: Record<ReleaseGroup, string> = {
  all: 'Spotify lists no release by',
  album: 'Spotify lists no album by',
  single: 'Spotify lists no single by',
  compilation: 'Spotify lists no compilation by',
  appears_on: 'Spotify lists no release of others with',
}

function NoReleases({ id, name, group }: { id: string; name: string; group: ReleaseGroup }) {
  const search = `/search?${new URLSearchParams({ q: `artist:"${name}"` })}`
  return (
    <EmptyState
      icon={Disc3}
      sentence={`${nothing[group]} ${name}.`}
      action={
        <Link to={group === 'all' ? search : `/artists/${id}`} className={buttonClass()}>
          {group === 'all' ? 'Search for their songs' : 'Show everything'}
        </Link>
      }
    />
  )
}

/** While the lens is on: what an artist’s screen had elsewhere, and Spotify has withdrawn from new clients. */
function Withdrawn({ id }: { id: string }) {
  const { on } = useLens()
  if (!on) return null
  return (
    <p className="mt-6 text-small text-muted">
      Withdrawn in development mode: <Link to={`/explore/get-an-artists-top-tracks?id=${id}`}>top songs</Link>,{' '}
      <Link to={`/explore/get-an-artists-related-artists?id=${id}`}>related artists</Link>, followers and popularity.
    </p>
  )
}
