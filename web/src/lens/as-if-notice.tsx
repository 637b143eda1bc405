import { ScanEye } from 'lucide-react'
import type { SignedIn } from '../session/read-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { useWithhold } from './withhold.ts'

/** On every screen while scopes are switched off: which ones, and the button that switches them on. */
export function AsIfNotice({ session: { withheldScopes } }: { session: SignedIn }) {
  const withhold = useWithhold()
  const isOne = withheldScopes.length === 1
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 bg-denied/10 px-4 py-2 text-small md:px-6"
    >
      <Icon of={ScanEye} className="text-denied" />
      <p className="min-w-40 flex-1">
        As if you had not agreed to <code className="break-words">{withheldScopes.join(', ')}</code>: this app and its
        server do without {isOne ? 'it' : 'them'}, in every tab.
      </p>
      <Button size="small" onClick={() => withhold([])}>
        {isOne ? 'Switch it on again' : 'Switch them on again'}
      </Button>
    </div>
  )
}
