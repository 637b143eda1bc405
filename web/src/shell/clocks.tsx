import type { SignedIn } from '@scopedeck/server/contract/session.ts'
import { CalendarClock, type LucideIcon, Timer } from 'lucide-react'
import { Link } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { formatCountdown, formatDay, inWords } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { useNow } from '../shared/use-now.ts'

/** The two clocks of a grant: an access token lives an hour, the grant six months. */
export function Clocks() {
  const session = useSignedIn()
  return session && <TwoClocks session={session} />
}

function TwoClocks({ session }: { session: SignedIn }) {
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
            ? `The access token lives for another ${inWords(accessMs)}. The server renews it by itself.`
            : 'The access token is over. The next call renews it.'
        }
      />
      <Clock
        icon={CalendarClock}
        word="grant until"
        figure={formatDay(session.grantExpiresAt, now)}
        words={`The grant lives for another ${inWords(grantMs)}. Then Spotify asks for your consent again.`}
        className="hidden @4xl/shell:flex"
      />
    </>
  )
}

interface ClockProps {
  icon: LucideIcon
  word: string
  figure: string
  /** The same for the ear, and in the tooltip. */
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
