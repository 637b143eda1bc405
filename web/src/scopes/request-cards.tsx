import { RehearsalCard } from './rehearsal-card.tsx'
import { RequestCard } from './request-card.tsx'
import { StandingCard } from './standing-card.tsx'
import type { SelectionState } from './use-selection.ts'

/** What the selection amounts to: the request, what will be read, and how it stands to the grant. */
export function RequestCards({ selection }: { selection: SelectionState }) {
  return (
    <div className="flex flex-col gap-4">
      <RequestCard selection={selection} />
      <RehearsalCard selection={selection} />
      <StandingCard selection={selection} />
    </div>
  )
}
