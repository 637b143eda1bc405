import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { ListFilter } from 'lucide-react'
import { useId, useState } from 'react'
import { spoken, spokenCount } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { Checkbox } from '../shared/elements/checkbox.tsx'
import { Sheet } from '../shared/elements/dialog.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { type Choice, type ChoiceGroup, choiceGroups, findChoices } from './choices.ts'
import { leastScopes } from './least-set.ts'
import { type SelectionState, useReplaceSelection } from './use-selection.ts'

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

interface ChoiceListProps {
  groups: readonly ChoiceGroup[]
  /** Keys of choices. */
  chosen: ReadonlySet<string>
  onToggle: (key: string) => void
}

function ChoiceList({ groups, chosen, onToggle }: ChoiceListProps) {
  const [find, setFind] = useState('')
  const found = findChoices(groups, find)
  return (
    <div className="min-h-80">
      <SearchField label="Find something to do, or a call" value={find} onChange={setFind} />
      {found.length === 0 && (
        <EmptyState
          sentence={`Nothing that an app can do is called “${find}”.`}
          action={<Button onClick={() => setFind('')}>Show everything</Button>}
        />
      )}
      {found.map(({ title, choices }) => (
        <fieldset key={title} className="mt-4">
          <legend className="mb-1 text-small text-muted">{title}</legend>
          {choices.map((choice) => (
            <ChoiceLine
              key={choice.key}
              choice={choice}
              isChosen={chosen.has(choice.key)}
              onToggle={() => onToggle(choice.key)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

interface ChoiceLineProps {
  choice: Choice
  isChosen: boolean
  onToggle: () => void
}

function ChoiceLine({ choice: { title, wire }, isChosen, onToggle }: ChoiceLineProps) {
  const id = useId()
  return (
    <div className="relative -mx-2 flex min-h-9 items-start gap-3 rounded-control px-2 py-1.5 hover:bg-raised">
      <Checkbox id={id} checked={isChosen} onChange={onToggle} className="relative z-1 mt-0.5" />
      <label htmlFor={id} className="min-w-0 flex-1 before:absolute before:inset-0">
        <span className="relative block">{title}</span>
        {wire && <code className="relative block text-small wrap-anywhere text-muted">{wire}</code>}
      </label>
    </div>
  )
}

interface LeastSetResultProps {
  /** How many things are wished for. */
  wished: number
  scopes: readonly Scope[]
  onUse: (scopes: readonly Scope[]) => void
  onClear: () => void
}

/** What the choices add up to, at the foot of the sheet wherever its list is. */
function LeastSetResult({ wished, scopes, onUse, onClear }: LeastSetResultProps) {
  return (
    <div className="sticky -bottom-5 z-2 -mx-5 mt-4 -mb-5 border-t border-line bg-panel px-5 py-4">
      <div role="status">
        <p>{sentence(wished, scopes.length)}</p>
        {scopes.length > 0 && <p className="mt-1 font-mono text-small text-muted">{scopes.join(' ')}</p>}
      </div>
      {wished > 0 && (
        <div className="mt-3 flex gap-2">
          <Button tone="primary" onClick={() => onUse(scopes)}>
            {useWords(scopes.length)}
          </Button>
          <Button tone="quiet" onClick={onClear}>
            Untick all
          </Button>
        </div>
      )}
    </div>
  )
}

function sentence(wished: number, count: number): string {
  if (wished === 0) return 'Nothing is ticked yet.'
  const what = wished === 1 ? 'This takes' : `These ${spoken(wished)} take`
  return count === 0 ? `${what} no scope: any signed-in account will do.` : `${what} ${spokenCount(count, 'scope')}.`
}

function useWords(count: number): string {
  if (count === 0) return 'Ask for none'
  return count === 1 ? 'Use this one' : `Use these ${spoken(count)}`
}
