import { CalendarClock, type LucideIcon, Timer } from 'lucide-react'
import { Link } from 'react-router'
import type { SignedIn } from '../session/read-session.ts'
import { formatDay, inWords } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'
import { formatCountdown } from '../shared/duration.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { useNow } from '../shared/use-now.ts'

/** In the top bar: the time left of the access token (1 hour at most) and of the grant (6 months). */
export default function TopClocks({ session }: { session: SignedIn }) {
  const now = useNow()
  const accessMs = session.accessTokenExpiresAt - now
  const grantMs = session.grantExpiresAt - now
  return (
    <>
      <Clock
        icon={Timer}
        word="access"
        figure={formatCountdown(accessMs)}
        words={
          accessMs > 0
            ? `The access token is good for another ${inWords(accessMs)}. The server renews it by itself.`
            : 'The access token has expired. The next call renews it.'
        }
      />
      <Clock
        icon={CalendarClock}
        word="grant until"
        figure={formatDay(session.grantExpiresAt, now)}
        words={
          grantMs > 0
            ? `The grant is good for another ${inWords(grantMs)}. Then Spotify asks for your consent again.`
            : 'The grant is over: Spotify renews nothing any more, and asks for your consent again.'
        }
        className="hidden @4xl/shell:flex"
      />
    </>
  )
}

interface ClockProps {
  icon: LucideIcon
  word: string
  figure: string
  /** The tooltip, which screen readers read too. */
  words: string
  className?: string
}

function Clock({ icon, word, figure, words, className }: ClockProps) {
  return (
    <Tooltip text={words} side="bottom">
      <Link
        to="/account"
        className={cx(
          'flex h-9 shrink-0 items-center gap-2 rounded-control border border-line px-3 text-small text-muted hover:bg-raised',
          className,
        )}
      >
        <Icon of={icon} />
        <span className="sr-only @3xl/shell:not-sr-only">{word}</span>
        <span className="font-mono font-semibold text-text">{figure}</span>
      </Link>
    </Tooltip>
  )
}
