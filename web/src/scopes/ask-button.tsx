import { ArrowRight } from 'lucide-react'
import { useId } from 'react'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { askFor, returnToOf } from './ask.ts'
import type { SelectionState } from './use-selection.ts'

/** Leaves for the consent page with exactly what is ticked. */
export function AskButton({ selection: { scopes, showDialog, search } }: { selection: SelectionState }) {
  const id = useId()
  const session = useSignedIn()
  const { label, words } = askFor(scopes, session && new Set(session.grantedScopes))
  const returnTo = returnToOf(search, session !== undefined)
  return (
    <div className="min-w-0 flex-1">
      {words && (
        <p id={id} className="mb-2 text-center text-small text-muted">
          {words}
        </p>
      )}
      <Button
        tone="primary"
        size="large"
        className="w-full"
        aria-describedby={words ? id : undefined}
        onClick={() => signIn(scopes, { returnTo, showDialog })}
      >
        {label}
        <Icon of={ArrowRight} />
      </Button>
    </div>
  )
}
