import { CloudOff, Hourglass, type LucideIcon, RefreshCw, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StreamMode } from '../../playback/live-samples.ts'
import { useStreamStatus } from '../../playback/use-playback.ts'
import { formatCountdown } from '../../shared/clock.ts'
import { Tooltip } from '../../shared/elements/tooltip.tsx'
import { useNow } from '../../shared/use-now.ts'

/** Before `children` while playback is live; in their place while it is not: why, and until when. */
export function LiveNote({ children }: { children: ReactNode }) {
  const { mode, restUntil, problem } = useStreamStatus()
  if (restUntil !== undefined) return <Rest until={restUntil}>{children}</Rest>
  if (problem) return <Line icon={CloudOff}>{problem.title}; trying again by itself</Line>
  if (mode === 'live') return <Live>{children}</Live>
  return mode === 'ended' ? children : <Line icon={notLive[mode].icon}>{notLive[mode].words}</Line>
}

const notLive = {
  'catching-up': { icon: RefreshCw, words: 'Catching up with Spotify' },
  polling: { icon: Timer, words: 'Not live: checked every few seconds' },
} as const satisfies Partial<Record<StreamMode, { icon: LucideIcon; words: string }>>

function Live({ children }: { children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-2">
      <span className="text-small text-muted">
        <span
          aria-hidden
          data-drawn="value"
          className="mr-1.5 inline-block size-1.5 rounded-full bg-granted align-middle"
        />
        Live
      </span>
      {children}
    </div>
  )
}

function Rest({ until, children }: { until: number; children: ReactNode }) {
  const leftMs = until - useNow()
  if (leftMs <= 0) return children
  return (
    <Line icon={Hourglass}>
      Spotify asks for a pause:{' '}
      <span role="timer" className="font-mono">
        {formatCountdown(leftMs)}
      </span>
      , then it carries on
    </Line>
  )
}

function Line({ icon: Picture, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="mt-0.5 flex min-h-5.5 items-center gap-1.5 text-small text-muted">
      <Picture size={14} aria-hidden className="shrink-0 text-missing" />
      <span>{children}</span>
    </p>
  )
}

/** The same as an icon, where there is no room for words. Nothing while playback is live. */
export function LiveSign() {
  const { mode, restUntil, problem } = useStreamStatus()
  if (restUntil !== undefined) return <Sign of={Hourglass} words="Spotify asks for a pause, then it carries on" />
  if (problem) return <Sign of={CloudOff} words={problem.title} />
  if (mode === 'live' || mode === 'ended') return null
  return <Sign of={notLive[mode].icon} words={notLive[mode].words} />
}

function Sign({ of: Picture, words }: { of: LucideIcon; words: string }) {
  return (
    <Tooltip text={words}>
      <span role="status" className="grid size-9 shrink-0 place-items-center text-missing">
        <Picture size={16} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  )
}
