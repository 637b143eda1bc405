import { CloudOff, Hourglass } from 'lucide-react'
import { formatCountdown } from '../shared/clock.ts'
import { Icon } from '../shared/icon.tsx'
import { useNow } from '../shared/use-now.ts'
import { type Liveness, useLiveness } from './use-liveness.ts'

/** Says that what is shown is not live, why, and until when; nothing while it is. */
export function LivenessNote() {
  const liveness = useLiveness()
  if (liveness.restUntil !== undefined) return <Rest until={liveness.restUntil} />
  if (!liveness.problem) return null
  return (
    <Note>
      <Icon of={CloudOff} className="text-muted" />
      <span>{liveness.problem.title}. What you see may be old; it is asked again by itself.</span>
    </Note>
  )
}

function Rest({ until }: { until: NonNullable<Liveness['restUntil']> }) {
  const leftMs = until - useNow()
  if (leftMs <= 0) return null
  return (
    <Note>
      <Icon of={Hourglass} className="text-missing" />
      <span>
        Spotify asks for a pause.{' '}
        <span role="timer" className="font-mono">
          {formatCountdown(leftMs)}
        </span>
        , then it goes on. Your last change is kept.
      </span>
    </Note>
  )
}

function Note({ children }: { children: React.ReactNode }) {
  return <p className="flex items-center gap-2.5 rounded-panel border border-line bg-sunken px-4 py-2.5">{children}</p>
}
