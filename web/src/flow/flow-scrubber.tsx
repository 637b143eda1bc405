import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cx } from '../shared/cx.ts'
import { Button } from '../shared/elements/button.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { isBackChannel, isFailed } from './flow-model.ts'
import type { FlowView } from './use-flow.ts'

/** Between two messages while it plays. */
const playMs = 400

/** Goes through the messages in their order; live, it stays at the newest one. */
export function FlowScrubber({ view }: { view: FlowView }) {
  const { all, shown, isLive, scrubTo, connection } = view
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(() => {
      if (shown.length < all.length) return scrubTo(shown.length + 1)
      setIsPlaying(false)
      scrubTo()
    }, playMs)
    return () => clearTimeout(timer)
  })
  const play = () => {
    if (!isPlaying && (isLive || shown.length === all.length)) scrubTo(1)
    setIsPlaying(!isPlaying)
  }
  return (
    <div className="flex h-13 shrink-0 items-center gap-3 border-t border-line px-3">
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? 'Pause' : 'Play from the beginning'}
        onClick={play}
        disabled={all.length < 2}
      />
      <div className="relative h-8 min-w-0 flex-1">
        <Ticks view={view} />
        <input
          type="range"
          aria-label="Message"
          aria-valuetext={`${shown.length} of ${all.length}`}
          min={1}
          max={Math.max(1, all.length)}
          value={Math.max(1, shown.length)}
          disabled={all.length < 2}
          onChange={({ target }) => {
            setIsPlaying(false)
            scrubTo(Number(target.value))
          }}
          className="absolute inset-0 m-0 size-full accent-accent"
        />
      </div>
      <span className="shrink-0 font-mono text-small text-muted">
        {shown.length} of {all.length}
      </span>
      {isLive ? (
        <span
          className={cx('shrink-0 text-small font-semibold', connection === 'live' ? 'text-granted' : 'text-missing')}
        >
          {connection === 'live' ? '• Live' : 'Connecting'}
        </span>
      ) : (
        <Button tone="secondary" size="small" onClick={() => scrubTo()}>
          Back to live
        </Button>
      )}
    </div>
  )
}

/** A short line for each message, in the colour of its arrow. */
function Ticks({ view: { all } }: { view: FlowView }) {
  return (
    <span aria-hidden className="pointer-events-none absolute inset-x-2 inset-y-1 flex items-start justify-between">
      {all.slice(-200).map((step) => (
        <span
          key={step.id}
          className={cx(
            'h-2 w-px',
            isFailed(step) ? 'bg-missing' : isBackChannel(step) ? 'bg-conditional' : 'bg-muted',
          )}
        />
      ))}
    </span>
  )
}
