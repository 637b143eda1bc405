import type { SignedIn } from '../session/read-session.ts'
import { formatDay } from '../shared/clock.ts'
import { cx } from '../shared/cx.ts'

/** The lengths of the two moves. No six months are longer than 184 days. */
const [shortMoveMs, longMoveMs] = [59 * 60_000, 184 * 86_400_000]

interface Stop {
  at: number
  word: string
  /** `now` and the two moves are where the clock may stand; the ends are what it may pass. */
  kind: 'now' | 'end' | 'move'
}

interface TimeLineProps {
  session: SignedIn
  /** By the simulator’s clock, and how far that is ahead of ours. */
  now: number
  aheadMs: number
}

/** Now, the two ends and the two moves, in their order. The distances say nothing: an hour stands beside six months. */
export function TimeLine({ session, now, aheadMs }: TimeLineProps) {
  const stops: Stop[] = [
    { at: now, word: 'now', kind: 'now' },
    { at: session.accessTokenExpiresAt + aheadMs, word: 'access ends', kind: 'end' },
    { at: now + shortMoveMs, word: '+59 min', kind: 'move' },
    { at: session.grantExpiresAt + aheadMs, word: 'grant ends', kind: 'end' },
    { at: now + longMoveMs, word: '+6 months', kind: 'move' },
  ]
  return (
    <ol className="grid gap-y-1.5 text-small @lg:grid-cols-5">
      {stops
        .toSorted((one, other) => one.at - other.at)
        .map((stop) => (
          <li key={stop.word} className="flex items-center gap-2.5 @lg:flex-col @lg:items-start @lg:gap-1">
            <span className="order-2 w-22 font-mono @lg:order-none @lg:w-auto">{momentWords(stop.at, now)}</span>
            <span className="order-1 flex items-center self-stretch @lg:order-none">
              <Shape kind={stop.kind} />
              <span aria-hidden className="hidden h-px flex-1 bg-strong @lg:block" />
            </span>
            <span className={cx('order-3', words[stop.kind])}>{stop.word}</span>
          </li>
        ))}
    </ol>
  )
}

const words = { now: 'text-text', end: 'text-conditional', move: 'text-accent' }

function Shape({ kind }: { kind: Stop['kind'] }) {
  const looks = {
    now: 'rounded-full bg-text',
    end: 'rotate-45 border border-conditional',
    move: 'rounded-full border border-accent',
  }
  return <span aria-hidden data-drawn="value" className={cx('size-2.5 shrink-0', looks[kind])} />
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** The time of a moment within half a day, the day of any other. */
function momentWords(at: number, now: number): string {
  return Math.abs(at - now) < 12 * 3_600_000 ? time.format(at) : formatDay(at, now)
}
