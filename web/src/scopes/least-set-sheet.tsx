import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Sheet } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { ChoiceList } from './choice-list.tsx'
import { choiceGroups } from './choices.ts'
import { leastScopes } from './least-set.ts'
import { LeastSetResult } from './least-set-result.tsx'
import { useReplaceSelection } from './use-replace-selection.ts'
import type { SelectionState } from './use-selection.ts'

/** Tick what an app shall do, and get the least set of scopes that it takes. */
export function LeastSetSheet({ selection }: { selection: SelectionState }) {
  const [isOpen, setIsOpen] = useState(false)
  const [groups] = useState(choiceGroups)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const replace = useReplaceSelection(selection)
  const wished = groups.flatMap(({ choices }) => choices).filter(({ key }) => chosen.has(key))
  const use = (scopes: readonly Scope[]) => {
    setIsOpen(false)
    replace(scopes)
  }
  return (
    <Sheet
      title="Find the least set"
      description="Tick what your app shall do. The permissions follow."
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button tone="quiet" icon={<Icon of={ListFilter} />}>
          <span className="max-md:sr-only">Least set</span>
        </Button>
      }
    >
      <ChoiceList
        groups={groups}
        chosen={chosen}
        onToggle={(key) => setChosen(chosen.symmetricDifference(new Set([key])))}
      />
      <LeastSetResult
        wished={wished.length}
        scopes={leastScopes(wished.flatMap(({ needs }) => needs))}
        onUse={use}
        onClear={() => setChosen(new Set())}
      />
    </Sheet>
  )
}
