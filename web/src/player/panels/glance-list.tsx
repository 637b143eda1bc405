import { type ReactNode, useState } from 'react'
import { Button } from '../../shared/elements/button.tsx'

/** What a glance takes; the rest is a press away. */
const glance = 6

/** The first rows of a list, and all of them on demand. */
export function GlanceList({ children }: { children: readonly ReactNode[] }) {
  const [isWhole, setIsWhole] = useState(false)
  const hidden = children.length - glance
  return (
    <>
      <ol className="flex flex-col">{isWhole ? children : children.slice(0, glance)}</ol>
      {hidden > 0 && (
        <Button size="small" tone="quiet" className="mt-1 -ml-2.5" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show ${hidden} more`}
        </Button>
      )}
    </>
  )
}
