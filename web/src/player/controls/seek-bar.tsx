import { type PointerEvent, useRef, useState } from 'react'
import { AskForScopes } from '../../lens/ask-for-scopes.tsx'
import { useGate } from '../../lens/gate.ts'
import { useLensNames } from '../../lens/lens.tsx'
import { actionName } from '../../playback/command.ts'
import { disallowedReason } from '../../playback/command-outcome.ts'
import { commandWords } from '../../playback/command-words.ts'
import { useCommand, useListenOnly } from '../../playback/use-command.ts'
import { cx } from '../../shared/cx.ts'
import { formatDuration } from '../../shared/duration.ts'
import { Popover } from '../../shared/elements/popover.tsx'
import { type ProgressProps, useProgress, useProgressAt } from './use-progress.ts'
import { useScrubbing } from './use-scrubbing.ts'

/** The position of playback. It moves by itself, and a person can move it where the grant, the item and the account allow it. */
export function SeekBar({ sample, className }: ProgressProps) {
  const root = useRef<HTMLDivElement>(null)
  const progress = useProgressAt(sample)
  const durationMs = progress?.durationMs ?? 0
  const giveCommand = useCommand()
  const gate = useGate('seek-to-position-in-currently-playing-track')
  const names = useLensNames(gate.verdict)
  const listenOnly = useListenOnly()
  const reason = disallowedReason({ name: 'seek', positionMs: 0 }, sample)
  const isLocked = gate.verdict.state === 'blocked'
  const isStill = listenOnly || durationMs === 0 || reason !== undefined
  const draw = (positionMs: number) => drawProgress(root.current, positionMs, durationMs)
  const { held, props } = useScrubbing({
    durationMs,
    draw,
    onSeek: (positionMs) => void giveCommand({ name: 'seek', positionMs }),
  })
  useProgress(progress, (positionMs) => draw(held.current ?? positionMs))
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
            title={reason ?? names}
            aria-description={names}
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

/** Writes a position into the elements: the line every time, the words and the slider's value once a second. */
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

/** The line that shows progress. It reads `--progress`, 0 to 1, from an element around it: a frame costs one write. */
function ProgressLine() {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 -inset-x-1.5 grid items-center overflow-x-clip px-1.5"
    >
      <span data-drawn="track" className="col-start-1 row-start-1 h-1 overflow-hidden rounded-full bg-text/16">
        <span
          data-drawn="value"
          className="block h-1 origin-left scale-x-(--progress) rounded-full bg-text group-hover:bg-accent group-has-focus-visible:bg-accent group-data-locked:bg-muted"
        />
      </span>
      <span className="col-start-1 row-start-1 h-3 translate-x-[calc(var(--progress)*100%)]">
        <span
          data-drawn="thumb"
          className="-ml-1.5 block size-3 rounded-full bg-text opacity-0 outline-offset-2 outline-accent group-hover:opacity-100 group-has-focus-visible:opacity-100 group-has-focus-visible:outline-2 group-data-locked:hidden"
        />
      </span>
    </span>
  )
}

/** In place of the slider while its scope is missing: asks for the scope, then seeks to where the person pressed. */
function LockedSeek({ durationMs }: { durationMs: number }) {
  const [positionMs, setPositionMs] = useState(0)
  const gate = useGate(
    'seek-to-position-in-currently-playing-track',
    {},
    { action: actionName('seek'), args: { positionMs } },
  )
  const { what, promise } = commandWords.seek
  const aim = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    setPositionMs(Math.round(((clientX - left) / width) * durationMs))
  }
  return (
    <Popover
      label={`${what} is locked`}
      side="top"
      trigger={<button type="button" aria-label="Position: locked" className="absolute inset-0" onPointerDown={aim} />}
    >
      <AskForScopes gate={gate} what={what} promise={promise} />
    </Popover>
  )
}
