import { RadioTower } from 'lucide-react'
import { Link } from 'react-router'
import { useProvider, useSignedIn } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { providerNames } from './provider-names.ts'

/** At the foot of the rail, always: which Spotify this is, and who is signed in. */
export function ProviderMark() {
  const { kind } = useProvider()
  const session = useSignedIn()
  const isSimulated = kind === 'simulator'
  return (
    <Link
      to="/account"
      className={cx(
        'flex flex-col items-center gap-1.5 rounded-panel border px-0.5 py-2.5 text-small text-muted hover:bg-raised xl:flex-row xl:items-start xl:gap-2.5 xl:px-2.5',
        isSimulated ? 'border-dashed border-strong' : 'border-line',
      )}
    >
      <Icon of={RadioTower} className="mt-px" />
      <span aria-hidden className="xl:hidden">
        {isSimulated ? 'Simulated' : 'Spotify'}
      </span>
      <span className="sr-only min-w-0 xl:not-sr-only">
        <strong className="block truncate font-semibold text-text">{providerNames[kind]}</strong>
        <span className="block truncate">
          {session ? `signed in as ${session.account.displayName}` : 'not signed in'}
        </span>
      </span>
    </Link>
  )
}

/** The same on a phone, as a chip. */
export function SimulatedChip() {
  const { kind } = useProvider()
  if (kind !== 'simulator') return null
  return <span className="rounded-full bg-raised px-2.5 py-0.5 font-mono text-small text-muted">simulated</span>
}
