import type { ReactElement, ReactNode } from 'react'
import type { NowPlaying } from '../playback/now-playing.ts'
import { cx } from '../shared/cx.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { NamesOrWords } from '../shared/elements/names.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { Truncate } from '../shared/elements/truncate.tsx'

interface TrackLineProps {
  playing: Pick<NowPlaying, 'title' | 'byline' | 'makers' | 'images'>
  /** Width of the cover in pixels. */
  size: number
  isCurrent?: boolean
  /** Makes the title a link; its `className` decides what area can be clicked. */
  link?: ReactElement<{ className?: string }>
  /** At the end of the line. */
  children?: ReactNode
}

/** A cover, a title and a byline in one row. */
export function TrackLine({
  playing: { title, byline, makers, images },
  size,
  isCurrent = false,
  link,
  children,
}: TrackLineProps) {
  return (
    <div className="relative flex min-w-0 items-center gap-3">
      <Artwork images={images} size={size} />
      <div className="min-w-0 flex-1">
        <Truncate text={title} className={cx('font-[550]', isCurrent && 'text-accent')}>
          {link}
        </Truncate>
        <Truncate text={byline} className="text-small text-muted">
          <span>
            <NamesOrWords names={makers} words={byline} />
          </span>
        </Truncate>
      </div>
      {children}
    </div>
  )
}

/** Rows as large as `TrackLine` with a cover of 40 px. */
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
