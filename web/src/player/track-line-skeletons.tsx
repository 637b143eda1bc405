import { Skeleton } from '../shared/elements/skeleton.tsx'

/** Rows with the measure of `TrackLine` at 40 px. */
export function TrackLineSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <div key={index} className="flex items-center gap-3 py-1.5">
      <Skeleton className="size-10 shrink-0" />
      <div className="flex h-10 flex-1 flex-col justify-center gap-2">
        <Skeleton className="h-3 w-2/5" />
        <Skeleton className="h-3 w-1/4" />
      </div>
    </div>
  ))
}
