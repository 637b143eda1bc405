import type { ReactElement, ReactNode } from 'react'
import type { NowPlaying } from '../playback/now-playing.ts'
import { cx } from '../shared/cx.ts'
import { Artwork } from '../shared/elements/artwork.tsx'
import { NamesOrWords } from '../shared/elements/names.tsx'
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
