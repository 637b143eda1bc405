import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import { type Thing, type ThingKind, thingKinds } from '../catalogue/thing.ts'
import { ThingRow, ThingRowSkeletons } from '../catalogue/thing-row.tsx'
import { buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import type { Page } from '../shared/read-page.ts'
import { rowKey } from './all-kinds.tsx'
import { pageCount } from './page-count.ts'
import { pageRows } from './search.queries.ts'
import type { Roving } from './use-roving.ts'
import { searchAddress } from './use-search-text.ts'

interface OneKindProps {
  kind: ThingKind
  /** The page that is shown, counted from 1. */
  page: number
  found: Page<Thing>
  query: string
  roving: Roving
  onOpen: () => void
}

/** One page of results of one kind. */
export function OneKind({ kind, page, found, query, roving, onOpen }: OneKindProps) {
  const first = (page - 1) * pageRows
  return (
    <section aria-label={thingKinds[kind].many}>
      <ol start={first + 1}>
        {found.rows.map((thing, index) => {
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
      </ol>
      <PageLinks {...{ kind, page, found, query }} />
    </section>
  )
}

function PageLinks({ kind, page, found, query }: Pick<OneKindProps, 'kind' | 'page' | 'found' | 'query'>) {
  const first = (page - 1) * pageRows + 1
  const pages = pageCount(found, page)
  const total = found.total === undefined ? '' : ` of ${found.total.toLocaleString('en')}`
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
      <nav aria-label="Pages of results" className="flex gap-2">
        {page > 1 && (
          <Link to={searchAddress(query, kind, Math.min(page - 1, pages))} className={buttonClass()}>
            <Icon of={ChevronLeft} />
            Previous
          </Link>
        )}
        {page < pages && (
          <Link to={searchAddress(query, kind, page + 1)} className={buttonClass()}>
            Next
            <Icon of={ChevronRight} />
          </Link>
        )}
      </nav>
      <p role="status" className="text-muted">
        <span className="font-mono text-small">
          {first.toLocaleString('en')}–{(first + found.came - 1).toLocaleString('en')}
          {total}
        </span>
      </p>
      <p className="basis-full text-small text-muted">
        Spotify gives a client id in development mode {pageRows} results at a time, and the first 1,000 at most.
      </p>
    </div>
  )
}

/** Of the same geometry as a page. */
export function OneKindSkeleton() {
  return (
    <>
      <Loading what="the results" />
      <ThingRowSkeletons count={pageRows} />
    </>
  )
}
