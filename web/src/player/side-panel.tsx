import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { ReactNode } from 'react'
import { LensChips } from '../lens/lens-chips.tsx'
import { Card, CardHeader } from '../shared/card.tsx'

interface SidePanelProps {
  id: string
  title: string
  /** What it is read by; the lens shows its scopes. */
  operation: OperationId
  children: ReactNode
}

/** A card beside the song, with the scopes it stands on. */
export function SidePanel({ id, title, operation, children }: SidePanelProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
      <Card>
        <CardHeader id={`${id}-title`} title={title} />
        <div className="mb-3 flex flex-wrap gap-1.5 empty:hidden">
          <LensChips operation={operation} />
        </div>
        {children}
      </Card>
    </section>
  )
}
