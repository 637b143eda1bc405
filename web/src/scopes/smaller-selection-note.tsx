import { Lightbulb } from 'lucide-react'
import { Icon } from '../shared/elements/icon.tsx'
import { smallerSelection } from './smaller-selection.ts'
import { useReplaceSelection } from './use-replace-selection.ts'
import type { SelectionState } from './use-selection.ts'

/** Where less would do, it says so, and one press leaves only that. */
export function SmallerSelectionNote({ selection }: { selection: SelectionState }) {
  const replace = useReplaceSelection(selection)
  const hint = smallerSelection(selection.scopes)
  if (!hint) return null
  return (
    <div className="mb-3 flex gap-2.5 rounded-control bg-conditional/12 px-3 py-2 text-small text-conditional">
      <Icon of={Lightbulb} className="mt-px" />
      <p className="min-w-0 flex-1">
        {hint.sentence}{' '}
        <button
          type="button"
          className="rounded-tag font-semibold underline underline-offset-2 hover:no-underline"
          onClick={() => replace(hint.scopes)}
        >
          {hint.action}
        </button>
      </p>
    </div>
  )
}
