import { Link } from 'react-router'
import { GrantClocks } from '../clocks/grant-clocks.tsx'
import type { SignedIn } from '../session/read-session.ts'
import { cx } from '../shared/cx.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'

const shownScopes = 8

/** The grant: how long it lasts, and its scopes. */
export function GrantCard({ session }: { session: SignedIn }) {
  const { grantedScopes, withheldScopes, unknownScopes } = session
  const names = [...grantedScopes, ...unknownScopes.map((name) => `${name} (unknown)`)]
  const more = names.length - shownScopes
  return (
    <Card>
      <CardHeader title="The grant">
        <Link to="/account" className={cx(buttonClass('quiet', 'small'), '-mr-2.5')}>
          In words
        </Link>
      </CardHeader>
      <GrantClocks session={session} />
      <ul aria-label="Granted scopes" className="mt-4 flex flex-wrap gap-1.5 border-t border-line pt-4">
        {names.slice(0, shownScopes).map((name) => (
          <li key={name} className="max-w-full">
            <ScopeChip state={withheldScopes.some((scope) => scope === name) ? 'denied' : 'granted'}>{name}</ScopeChip>
          </li>
        ))}
        {names.length === 0 && <li className="text-muted">No scopes at all: only public information can be read.</li>}
        {more > 0 && <li className="self-center text-small text-muted">and {more} more</li>}
      </ul>
      <Link to={`/scopes?scope=${grantedScopes.join('+')}`} className={cx(buttonClass('secondary'), 'mt-4 w-full')}>
        Change what this app may do
      </Link>
    </Card>
  )
}
