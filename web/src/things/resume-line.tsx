import type { Resume } from '../catalogue/resume.ts'
import { cx } from '../shared/cx.ts'

interface ResumeLineProps {
  resume: Resume | undefined
  durationMs: number | undefined
  className?: string
}

/** How far one has come, as a bar beside the words that say it. Without a place to resume its room stays free. */
export function ResumeLine({ resume, durationMs, className }: ResumeLineProps) {
  const share = !resume || durationMs === undefined ? 0 : resume.isDone ? 1 : resume.positionMs / durationMs
  return (
    <span aria-hidden className={cx('h-1 shrink-0 overflow-hidden rounded-full', share > 0 && 'bg-text/12', className)}>
      <span data-drawn="value" className="block h-full bg-accent" style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
  )
}
