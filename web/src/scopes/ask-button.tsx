import { ArrowRight, Lightbulb } from 'lucide-react'
import { useId } from 'react'
import { signIn } from '../session/sign-in.ts'
import { useSignedIn } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { askFor, returnToOf } from './request-summary.ts'
import { smallerSelection } from './smaller-selection.ts'
import { type SelectionState, useReplaceSelection } from './use-selection.ts'

/** Goes to the consent page for exactly the ticked scopes. */
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
        <Icon of={ArrowRight} className="hidden min-[360px]:block" />
      </Button>
    </div>
  )
}

/** Suggests fewer scopes where they would be enough; one press selects them. */
export function SmallerSelectionNote({ selection }: { selection: SelectionState }) {
  const replace = useReplaceSelection(selection)
  const smaller = smallerSelection(selection.scopes)
  if (!smaller) return null
  return (
    <div className="mb-3 flex gap-2.5 rounded-control bg-conditional/12 px-3 py-2 text-small text-conditional">
      <Icon of={Lightbulb} className="mt-px" />
      <p className="min-w-0 flex-1">
        {smaller.sentence}{' '}
        <button
          type="button"
          className="rounded-tag font-semibold underline underline-offset-2 hover:no-underline"
          onClick={() => replace(smaller.scopes)}
        >
          {smaller.action}
        </button>
      </p>
    </div>
  )
}
