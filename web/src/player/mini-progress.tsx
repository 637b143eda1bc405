import { useMemo, useRef } from 'react'
import { type Observation, progressOf } from '../playback/snapshot.ts'
import { cx } from '../shared/cx.ts'
import { useProgress } from './use-progress.ts'

/** Progress as a line along the lower edge of the phone's bar: to look at only. */
export function MiniProgress({ playback, at, className }: Partial<Observation> & { className?: string }) {
  const line = useRef<HTMLSpanElement>(null)
  const news = useMemo(() => (playback && at !== undefined ? progressOf(playback, at) : undefined), [playback, at])
  const durationMs = news?.durationMs ?? 0
  useProgress(news, (positionMs) => {
    line.current?.style.setProperty('--progress', String(durationMs > 0 ? positionMs / durationMs : 0))
  })
  return (
    <span
      ref={line}
      aria-hidden
      className={cx('absolute inset-x-3 bottom-0 h-0.5 overflow-hidden rounded-full bg-text/10', className)}
    >
      <span className="block h-full origin-left scale-x-(--progress) bg-text" />
    </span>
  )
}
