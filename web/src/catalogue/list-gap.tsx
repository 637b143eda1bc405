import { Skeleton } from '../shared/elements/skeleton.tsx'
import type { Gap } from '../shared/long-list/use-long-list.ts'

const words: Record<Exclude<Gap, 'loading'>, string> = {
  failed: 'Could not be read',
  absent: 'Spotify left this one out',
}
const widths = ['w-40', 'w-28', 'w-52', 'w-36'] as const

/** In place of a row of a list that is being read, could not be read, or did not come. */
export function ListGap({ gap, index, hasCover }: { gap: Gap; index: number; hasCover: boolean }) {
  return (
    <div className="flex h-full items-center gap-3 px-2">
      <span className="w-9 pr-1 text-right font-mono text-small text-faint">{(index + 1).toLocaleString('en')}</span>
      {hasCover && <Skeleton className="size-10 shrink-0" />}
      {gap === 'loading' ? (
        <span className="min-w-0 flex-1 space-y-1.5">
          <Skeleton className={`h-3.5 max-w-full ${widths[index % widths.length]}`} />
          {hasCover && <Skeleton className="h-3 w-24 max-w-full" />}
        </span>
      ) : (
        <span className="truncate text-muted">{words[gap]}</span>
      )}
    </div>
  )
}
