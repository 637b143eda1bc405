import type { ReactNode } from 'react'
import type { Thing } from '../catalogue/thing.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { edge, PageHeading } from '../shared/elements/screen.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { TwoLines } from '../shared/elements/two-lines.tsx'

interface ThingHeaderProps {
  thing: Thing
  /** `Album`, `Show`. */
  kind: string
  /** Who made it, with links. */
  makers?: ReactNode
  /** What else there is to say, each in a few words. */
  facts: readonly (string | undefined)[]
  description?: string | undefined
}

const frame = `flex flex-col gap-4 pt-6 pb-5 low:pt-2 sm:flex-row sm:items-end md:gap-6 ${edge}`

/** The cover of a thing, its kind, its name, who made it, and what else there is to say. */
export function ThingHeader({ thing, kind, makers, facts, description }: ThingHeaderProps) {
  const words = facts.filter((fact) => fact !== undefined)
  return (
    <header className={frame}>
      <Artwork images={thing.images} className="size-32 md:size-42 low:size-20" eager />
      <div className="min-w-0">
        <p className="text-muted">{kind}</p>
        <TwoLines text={thing.name} what="name">
          <PageHeading size="display">{thing.name}</PageHeading>
        </TwoLines>
        {makers && <p className="mt-1.5 font-[550]">{makers}</p>}
        {words.length > 0 && <p className="mt-1 text-muted">{words.join(' · ')}</p>}
        {description !== undefined && (
          <TwoLines text={description} what="description" className="mt-1 max-w-[62ch] text-muted">
            <p>{description}</p>
          </TwoLines>
        )}
      </div>
    </header>
  )
}

/** As large as the header, the buttons and the first rows. */
export function ThingSkeleton({ rowHeight = 44 }: { rowHeight?: number }) {
  return (
    <div aria-hidden>
      <div className={frame}>
        <Skeleton className="size-32 md:size-42 low:size-20" />
        <div className="space-y-3">
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-12 w-80 max-w-full" />
          <Skeleton className="h-4 w-36" />
          <Skeleton className="h-4 w-44" />
        </div>
      </div>
      <div className={`flex h-11 items-center gap-3 ${edge}`}>
        <Skeleton className="size-11 rounded-full" />
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-4 w-20" />
      </div>
      <div className={`mt-3 ${edge}`}>
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="flex items-center gap-4" style={{ height: rowHeight }}>
            <Skeleton className="h-3.5 w-6" />
            <Skeleton className="h-3.5 w-52 max-w-1/2" />
          </div>
        ))}
      </div>
    </div>
  )
}
