import { CloudOff, Hourglass, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCountdown } from '../shared/clock.ts'
import { Tooltip } from '../shared/tooltip.tsx'
import { useNow } from '../shared/use-now.ts'
import { useLiveness } from './use-liveness.ts'

/** Stands in for `children` while what is shown is not live: why, and until when. */
export function LivenessNote({ children }: { children: ReactNode }) {
  const { restUntil, problem } = useLiveness()
  if (restUntil !== undefined) return <Rest until={restUntil}>{children}</Rest>
  return problem ? <Line icon={CloudOff}>{problem.title}; it is asked again by itself</Line> : children
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
      , then it goes on
    </Line>
  )
}

function Line({ icon: Sign, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="mt-0.5 flex min-h-5.5 items-center gap-1.5 text-small text-muted">
      <Sign size={14} aria-hidden className="shrink-0 text-missing" />
      <span>{children}</span>
    </p>
  )
}

/** The same as a sign, where there is no room for words. */
export function LivenessSign() {
  const { restUntil, problem } = useLiveness()
  const words = restUntil !== undefined ? 'Spotify asks for a pause, then it goes on' : problem?.title
  if (!words) return null
  const Sign = restUntil !== undefined ? Hourglass : CloudOff
  return (
    <Tooltip text={words}>
      <span role="status" className="grid size-9 shrink-0 place-items-center text-missing">
        <Sign size={16} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  )
}
