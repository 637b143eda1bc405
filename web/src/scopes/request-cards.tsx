import { ConsentPreviewCard } from './consent-preview-card.tsx'
import { GrantComparisonCard } from './grant-comparison-card.tsx'
import { RequestCard } from './request-card.tsx'
import type { SelectionState } from './use-selection.ts'

/** What the selection amounts to: the request, what will be read, and how it stands to the grant. */
export function RequestCards({ selection }: { selection: SelectionState }) {
  return (
    <div className="flex flex-col gap-4">
      <RequestCard selection={selection} />
      <ConsentPreviewCard selection={selection} />
      <GrantComparisonCard selection={selection} />
    </div>
  )
}
