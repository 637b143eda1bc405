import { Link } from 'react-router'
import { kindNames, type Thing, type ThingKind, thingKinds } from '../catalogue/thing.ts'
import { ThingRow, ThingRowSkeletons } from '../catalogue/thing-row.tsx'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Card } from '../shared/elements/card.tsx'
import { Loading, Skeleton } from '../shared/elements/skeleton.tsx'
import type { Page } from '../shared/read-page.ts'
import { glanceRows } from './search.queries.ts'
import { type Found, topResult } from './search-answer.ts'
import { TopResult } from './top-result.tsx'
import type { Roving } from './use-roving.ts'
import { searchAddress } from './use-search-text.ts'

/** The top result beside the songs; below them the other kinds, as many in a row as there is room for. */
const top = 'grid gap-x-8 gap-y-6 @3xl/main:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]'
const others = 'mt-6 grid gap-x-8 gap-y-6 @2xl/main:grid-cols-2 @5xl/main:grid-cols-3'

/** The key of a row: a thing may be found twice, as a song on two albums. */
export const rowKey = (kind: ThingKind, index: number) => `${kind} ${index}`

/** The keys of all rows, in the order in which they are drawn. */
export function keysOf(found: Found): string[] {
  return kindNames.flatMap((kind) => (found[kind]?.rows ?? []).map((_, index) => rowKey(kind, index)))
}

interface AllKindsProps {
  found: Found
  query: string
  roving: Roving
  onOpen: () => void
}

/** Some results of every kind. */
export function AllKinds({ found, query, roving, onOpen }: AllKindsProps) {
  const best = topResult(found, query)
  const { track: songs, ...rest } = found
  const section = (kind: ThingKind, page: Page<Thing> | undefined) =>
    page && page.rows.length > 0 ? (
      <KindSection key={kind} kind={kind} page={page} query={query} roving={roving} onOpen={onOpen} />
    ) : null
  return (
    <>
      <div className={top}>
        {best && (
          <section aria-labelledby="top-result">
            <Heading id="top-result">Top result</Heading>
            <TopResult key={best.uri} thing={best} onOpen={onOpen} />
          </section>
        )}
        {section('track', songs)}
      </div>
      <div className={others}>{kindNames.map((kind) => kind !== 'track' && section(kind, rest[kind]))}</div>
    </>
  )
}

function Heading({ id, children }: { id: string; children: string }) {
  return (
    <h2 id={id} className="mb-2 flex h-7 items-center text-lead font-semibold">
      {children}
    </h2>
  )
}

interface KindSectionProps extends Omit<AllKindsProps, 'found'> {
  kind: ThingKind
  page: Page<Thing>
}

function KindSection({ kind, page: { rows, total = 0 }, query, roving, onOpen }: KindSectionProps) {
  const { many } = thingKinds[kind]
  const id = `found-${kind}`
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex items-start justify-between gap-3">
        <Heading id={id}>{many}</Heading>
        {total > rows.length && (
          <Link to={searchAddress(query, kind)} className={cx(buttonClass('quiet', 'small'), '-mr-2.5')}>
            All {total.toLocaleString('en')} <span className="sr-only">{many}</span>
          </Link>
        )}
      </div>
      <ul>
        {rows.map((thing, index) => {
          const key = rowKey(kind, index)
          return (
            <ThingRow
              key={key}
              thing={thing}
              isActive={roving.isActive(key)}
              onActivate={() => roving.activate(key)}
              onOpen={onOpen}
            />
          )
        })}
      </ul>
    </section>
  )
}

/** Of the same geometry as what was found. */
export function AllKindsSkeleton() {
  return (
    <>
      <Loading what="the results" />
      <div className={top}>
        <div>
          <div className="mb-2 h-7" />
          <Card className="flex flex-col gap-4 sm:p-5">
            <div className="flex items-center gap-4">
              <Skeleton className="size-24 @3xl/main:size-38" />
              <Skeleton className="h-6 w-32" />
            </div>
            <Skeleton className="h-9 w-24" />
          </Card>
        </div>
        <SectionSkeleton />
      </div>
      <div className={others}>
        {['a', 'b', 'c'].map((key) => (
          <SectionSkeleton key={key} />
        ))}
      </div>
    </>
  )
}

function SectionSkeleton() {
  return (
    <div>
      <div className="mb-2 h-7" />
      <ThingRowSkeletons count={glanceRows} />
    </div>
  )
}
