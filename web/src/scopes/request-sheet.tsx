import { FileText, Lightbulb } from 'lucide-react'
import { Sheet } from '../shared/elements/dialog.tsx'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { RequestCards } from './request-cards.tsx'
import { smallerSelection } from './smaller-selection.ts'
import { SmallerSelectionNote } from './smaller-selection-note.tsx'
import type { SelectionState } from './use-selection.ts'

/** On a narrow screen: what stands beside the list on a wide one. A light on the button says that less would do. */
export function RequestSheet({ selection }: { selection: SelectionState }) {
  const hint = smallerSelection(selection.scopes)
  return (
    <Sheet
      title="What you ask for"
      trigger={
        <IconButton
          icon={FileText}
          label={hint ? 'See the request. Less would do' : 'See the request'}
          tone="secondary"
          className="size-12 bg-panel"
          {...(hint ? { badge: Lightbulb } : {})}
        />
      }
    >
      <SmallerSelectionNote selection={selection} />
      <RequestCards selection={selection} />
    </Sheet>
  )
}
