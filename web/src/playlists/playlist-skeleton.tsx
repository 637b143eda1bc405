import { Loading, Skeleton } from '../shared/elements/skeleton.tsx'

/** The header and the first rows, in their final places. */
export function PlaylistSkeleton() {
  return (
    <>
      <Loading what="the playlist" />
      <div className="flex flex-col gap-4 px-4 pt-6 pb-5 sm:flex-row sm:items-end md:gap-6 md:px-6">
        <Skeleton className="size-32 md:size-42" />
        <div className="space-y-3">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-12 w-80 max-w-full" />
          <Skeleton className="h-4 w-44" />
        </div>
      </div>
      <div className="space-y-3 px-4 pt-14 md:px-6">
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} className="h-10.5 w-full" />
        ))}
      </div>
    </>
  )
}
