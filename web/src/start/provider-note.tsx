import { RadioTower } from 'lucide-react'
import { useProvider } from '../session/use-session.ts'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { providerNames } from '../shell/provider-names.ts'

const words = {
  simulator: 'invented artists, no account, nothing leaves this machine',
  spotify: 'it asks for your consent first; you can take it back at any time',
  other: 'it asks for your consent first',
}

/** Which Spotify this is: nobody should have to guess. */
export function ProviderNote() {
  const { kind, clientId } = useProvider()
  return (
    <p
      className={cx(
        'flex items-start gap-2.5 self-start rounded-control border px-3 py-2.5 text-small text-muted',
        kind === 'simulator' ? 'border-dashed border-strong' : 'border-line',
      )}
    >
      <Icon of={RadioTower} />
      <span>
        <strong className="font-semibold text-text">{providerNames[kind]}</strong> — {words[kind]}
        {kind !== 'simulator' && (
          <>
            {' '}
            · client <code className="break-all">{clientId}</code>
          </>
        )}
      </span>
    </p>
  )
}
