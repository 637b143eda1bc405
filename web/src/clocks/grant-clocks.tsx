import { CalendarClock, type LucideIcon, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SignedIn } from '../session/read-session.ts'
import { formatDay, inWords } from '../shared/clock.ts'
import { formatCountdown } from '../shared/duration.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { useNow } from '../shared/use-now.ts'

/** The time left of the access token (1 hour at most, the server refreshes it) and of the grant (6 months, it is not renewed). */
export function GrantClocks({ session }: { session: SignedIn }) {
  const now = useNow()
  const accessMs = session.accessTokenExpiresAt - now
  return (
    <dl className="flex flex-col gap-3">
      <ClockLine icon={Timer} term="Access token" figure={formatCountdown(accessMs)}>
        {accessMs > 0 ? 'then the server renews it by itself' : 'expired; the next call renews it'}
      </ClockLine>
      <ClockLine icon={CalendarClock} term="Grant until" figure={formatDay(session.grantExpiresAt, now)}>
        in {inWords(session.grantExpiresAt - now)}; then Spotify asks you again
      </ClockLine>
    </dl>
  )
}

interface ClockLineProps {
  icon: LucideIcon
  term: string
  figure: string
  children: ReactNode
}

function ClockLine({ icon, term, figure, children }: ClockLineProps) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3">
      <Icon of={icon} className="mt-px text-muted" />
      <dt>{term}</dt>
      <dd className="font-mono font-semibold">{figure}</dd>
      <dd className="col-span-2 col-start-2 text-small text-muted">{children}</dd>
    </div>
  )
}
