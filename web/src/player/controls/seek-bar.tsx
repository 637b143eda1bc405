import { useRef } from 'react'
import { useGate } from '../../lens/gate.ts'
import { refusalOf } from '../../playback/refusal.ts'
import { useSteer } from '../../playback/use-command.ts'
import { formatDuration } from '../../shared/clock.ts'
import { cx } from '../../shared/cx.ts'
import { LockedSeek } from './locked-seek.tsx'
import { ProgressLine } from './progress-line.tsx'
import { useListenOnly } from './use-listen-only.ts'
import { type ProgressProps, useNews, useProgress } from './use-progress.ts'
import { useScrubbing } from './use-scrubbing.ts'

/** How far playback is: it moves by itself, and takes a person's hand where the grant, the item and the account allow it. */
export function SeekBar({ observation, className }: ProgressProps) {
  const root = useRef<HTMLDivElement>(null)
  const news = useNews(observation)
  const durationMs = news?.durationMs ?? 0
  const steer = useSteer()
  const gate = useGate('seek-to-position-in-currently-playing-track')
  const listenOnly = useListenOnly()
  const refusal = refusalOf({ name: 'seek', positionMs: 0 }, observation)
  const isLocked = gate.verdict.state === 'blocked'
  const isStill = listenOnly || durationMs === 0 || refusal !== undefined
  const draw = (positionMs: number) => drawProgress(root.current, positionMs, durationMs)
  const { place, props } = useScrubbing({
    durationMs,
    draw,
    onSeek: (positionMs) => void steer({ name: 'seek', positionMs }),
  })
  useProgress(news, (positionMs) => draw(place.current ?? positionMs))
  return (
    <div ref={root} className={cx('flex items-center gap-3 font-mono text-small text-muted', className)}>
      <span data-elapsed className="min-w-9" />
      <div className="group relative h-6 flex-1" {...(isLocked || isStill ? { 'data-locked': true } : {})}>
        <ProgressLine />
        {isLocked && !isStill ? (
          <LockedSeek durationMs={durationMs} />
        ) : (
          <input
            type="range"
            aria-label="Position"
            title={refusal}
            min={0}
            max={Math.max(durationMs, 1)}
            step={1}
            defaultValue={0}
            disabled={isStill}
            className="absolute inset-0 m-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
            {...props}
          />
        )}
      </div>
      <span className="min-w-9 text-right">{durationMs > 0 && formatDuration(durationMs)}</span>
    </div>
  )
}

/** Writes a place into the elements: the picture every time, words and the slider's value once a second. */
function drawProgress(root: HTMLElement | null, positionMs: number, durationMs: number): void {
  if (!root) return
  root.style.setProperty('--progress', String(durationMs > 0 ? positionMs / durationMs : 0))
  const elapsed = root.querySelector('[data-elapsed]')
  const text = durationMs > 0 || positionMs > 0 ? formatDuration(positionMs) : ''
  if (!elapsed || elapsed.textContent === text) return
  elapsed.textContent = text
  const input = root.querySelector('input')
  if (!input) return
  input.value = String(Math.round(positionMs))
  input.setAttribute('aria-valuetext', `${text} of ${formatDuration(durationMs)}`)
}
