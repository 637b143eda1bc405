import { CalendarClock, type LucideIcon, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SignedIn } from '../session/read-session.ts'
import { formatDay, inWords } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'
import { formatCountdown } from '../shared/duration.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { useNow } from '../shared/use-now.ts'

/** The time left of the access token (1 hour at most, the server refreshes it) and of the grant (6 months, it is not renewed). */
export function GrantClocks({ session }: { session: SignedIn }) {
  const now = useNow()
  const { accessTokenObtainedAt, accessTokenExpiresAt, grantedAt, grantExpiresAt } = session
  const accessMs = accessTokenExpiresAt - now
  const grantMs = grantExpiresAt - now
  return (
    <dl className="flex flex-col gap-3">
      <ClockLine icon={Timer} term="Access token" figure={formatCountdown(accessMs)}>
        {accessMs > 0 ? 'then the server renews it by itself' : 'expired; the next call renews it'}
        <LeftBar from={accessTokenObtainedAt} to={accessTokenExpiresAt} now={now} />
      </ClockLine>
      <ClockLine icon={CalendarClock} term="Grant until" figure={formatDay(grantExpiresAt, now)}>
        {grantMs > 0 ? `in ${inWords(grantMs)}; then Spotify asks you again` : 'over: Spotify renews nothing any more'}
        <LeftBar from={grantedAt} to={grantExpiresAt} now={now} />
      </ClockLine>
    </dl>
  )
}

/** What is left, as a length. A clock that was put back shows no more than the whole. */
function LeftBar({ from, to, now }: { from: number; to: number; now: number }) {
  const left = to > from ? Math.min(1, Math.max(0, (to - now) / (to - from))) : 0
  return (
    <span aria-hidden data-drawn="track" className="mt-1.5 block h-1 overflow-hidden rounded-full bg-text/12">
      <span
        data-drawn="value"
        className={cx('block h-full rounded-full', left > 1 / 6 ? 'bg-accent' : 'bg-missing')}
        style={{ width: `${left * 100}%` }}
      />
    </span>
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
