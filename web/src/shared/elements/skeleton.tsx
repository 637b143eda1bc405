import { cx } from '../cx.ts'

/** A grey shape with the geometry of what will stand there: give it width and height through `className`. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cx('block animate-breathe rounded-art bg-text/8', className)} />
}

/** Says to screen readers what the skeletons around it stand for. */
export function Loading({ what }: { what: string }) {
  return (
    <span role="status" className="sr-only">
      Loading {what}
    </span>
  )
}
