import { CalendarClock, X } from 'lucide-react'
import { useState } from 'react'
import type { SignedIn } from '../session/read-session.ts'
import { signIn } from '../session/sign-in.ts'
import { formatDay, inWords } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { tabStore } from '../shared/storage.ts'
import { useNow } from '../shared/use-now.ts'
import { isGrantEnding } from './grant-end.ts'

/** In the storage of the tab, once the person has put the warning away for this visit: the end that it told of. */
const storageKey = 'grant-warning'

/** From a month before the grant ends: says so on every screen, until it is put away, and renews it in one press. */
export function GrantWarning({ session }: { session: SignedIn }) {
  const { grantExpiresAt, grantedScopes } = session
  const now = useNow()
  const [told, setTold] = useState(() => tabStore().getItem(storageKey))
  if (!isGrantEnding(grantExpiresAt, now) || told === String(grantExpiresAt)) return null
  const putAway = () => {
    tabStore().setItem(storageKey, String(grantExpiresAt))
    setTold(String(grantExpiresAt))
  }
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 bg-missing/12 px-4 py-2 text-small md:px-6"
    >
      <Icon of={CalendarClock} className="text-missing" />
      <p className="min-w-40 flex-1">{warningWords(grantExpiresAt, now)}</p>
      <span className="flex items-center gap-1">
        <Button size="small" tone="primary" onClick={() => signIn(grantedScopes)}>
          Agree again
        </Button>
        <IconButton icon={X} label="Not in this visit" size="small" onClick={putAway} />
      </span>
    </div>
  )
}

function warningWords(endsAt: number, now: number): string {
  const remedy = 'Agree again, and you come back here with six more months.'
  if (endsAt <= now) return `Spotify’s six months are over: it renews nothing any more. ${remedy}`
  return `Spotify ends this grant in ${inWords(endsAt - now)}, on ${formatDay(endsAt, now)}. ${remedy}`
}
