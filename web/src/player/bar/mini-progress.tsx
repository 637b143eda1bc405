import { useRef } from 'react'
import { type ProgressProps, useNews, useProgress } from '../controls/use-progress.ts'

/** Progress as a line along the lower edge of the phone's bar: to look at only. */
export function MiniProgress({ observation }: Pick<ProgressProps, 'observation'>) {
  const line = useRef<HTMLSpanElement>(null)
  const news = useNews(observation)
  const durationMs = news?.durationMs ?? 0
  useProgress(news, (positionMs) => {
    line.current?.style.setProperty('--progress', String(durationMs > 0 ? positionMs / durationMs : 0))
  })
  return (
    <span ref={line} aria-hidden className="absolute inset-x-3 bottom-0 h-0.5 overflow-hidden rounded-full bg-text/10">
      <span className="block h-full origin-left scale-x-(--progress) bg-text" />
    </span>
  )
}
