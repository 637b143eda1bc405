import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { LensChips } from '../../lens/lens-chips.tsx'
import { Card, CardHeader } from '../../shared/elements/card.tsx'

interface SidePanelProps {
  id: string
  title: string
  /** What it is read by; the lens shows its scopes. */
  operation: OperationId
  children: ReactNode
}

/** A card beside the song, with the scopes it stands on. A link to its id brings it into view and gives it focus. */
export function SidePanel({ id, title, operation, children }: SidePanelProps) {
  const ref = useRef<HTMLElement>(null)
  const { hash, key } = useLocation()
  const isTarget = hash === `#${id}`
  useEffect(() => {
    if (isTarget) ref.current?.focus()
  }, [isTarget, key])
  return (
    <section ref={ref} id={id} tabIndex={-1} aria-labelledby={`${id}-title`} className="scroll-mt-4 rounded-panel">
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
