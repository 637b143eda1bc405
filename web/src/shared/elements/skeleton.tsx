import { cx } from '../cx.ts'

/** A grey shape of the size that the loaded content will have; `className` gives width and height. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cx('block animate-breathe rounded-art bg-text/8', className)} />
}

/**
 * A grey bar in place of one line of text, as high as that line.
 * @param className of the line: its size and its margins
 */
export function SkeletonLine({ className, bar }: { className: string; bar: string }) {
  return (
    <span aria-hidden className={cx('flex items-center', className)}>
      {'\u200b'}
      <Skeleton className={bar} />
    </span>
  )
}

/** Tells screen readers what is loading in place of the skeletons. */
export function Loading({ what }: { what: string }) {
  return (
    <span role="status" className="sr-only">
      Loading {what}
    </span>
  )
}
