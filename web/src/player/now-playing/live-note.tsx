import { CloudOff, Hourglass, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStreamStatus } from '../../playback/use-playback.ts'
import { formatCountdown } from '../../shared/duration.ts'
import { useNow } from '../../shared/use-now.ts'
import { notLive } from './live-sign.tsx'

/** Before `children` while playback is live; in their place while it is not: why, and until when. */
export function LiveNote({ children }: { children: ReactNode }) {
  const { mode, restUntil, problem } = useStreamStatus()
  if (mode === 'offline') return <NotLive mode={mode} />
  if (restUntil !== undefined) return <Rest until={restUntil}>{children}</Rest>
  if (problem) return <Line icon={CloudOff}>{problem.title}; trying again by itself</Line>
  if (mode === 'live') return <Live>{children}</Live>
  return mode === 'ended' ? children : <NotLive mode={mode} />
}

function NotLive({ mode }: { mode: keyof typeof notLive }) {
  const { icon, words } = notLive[mode]
  return <Line icon={icon}>{words}</Line>
}

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
