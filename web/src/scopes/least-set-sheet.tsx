import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { LinePart } from '../problems/parts.tsx'
import { Button } from '../shared/elements/button.tsx'
import { Sheet } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { Loading } from '../shared/elements/skeleton.tsx'
import { lazyPart } from '../shared/lazy-part.tsx'
import { type SelectionState, useReplaceSelection } from './use-selection.ts'

const LeastSetForm = lazyPart(async () => (await import('./least-set-form.tsx')).default)

/** The sheet where a person ticks what an app shall do and gets the least set of scopes for it. What is ticked stays. */
export function LeastSetSheet({ selection }: { selection: SelectionState }) {
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const replace = useReplaceSelection(selection)
  const use = (scopes: readonly Scope[]) => {
    setIsOpen(false)
    replace(scopes)
  }
  return (
    <Sheet
      title="Find the smallest set"
      description="Tick what your app should do, and get the permissions that it takes."
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button tone="quiet" icon={<Icon of={ListFilter} />}>
          <span className="max-md:sr-only">Least set</span>
        </Button>
      }
    >
      <LinePart loading={<Loading what="what an app can do" />}>
        <LeastSetForm chosen={chosen} onChoose={setChosen} onUse={use} />
      </LinePart>
    </Sheet>
  )
}
