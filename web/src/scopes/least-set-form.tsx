import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { spoken, spokenCount } from '@scopedeck/server/contract/words.ts'
import { useId, useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Checkbox } from '../shared/elements/checkbox.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { toggled } from '../shared/sets.ts'
import { type Choice, type ChoiceGroup, choiceGroups, findChoices } from './choices.ts'
import { leastScopes } from './least-set.ts'

interface LeastSetFormProps {
  /** Keys of choices. */
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  onUse: (scopes: readonly Scope[]) => void
}

/** Everything that an app can do, to tick, and the least set of scopes for what is ticked. */
export default function LeastSetForm({ chosen, onChoose, onUse }: LeastSetFormProps) {
  const [groups] = useState(choiceGroups)
  const chosenChoices = groups.flatMap(({ choices }) => choices).filter(({ key }) => chosen.has(key))
  return (
    <>
      <ChoiceList groups={groups} chosen={chosen} onToggle={(key) => onChoose(toggled(chosen, key))} />
      <LeastSetResult
        count={chosenChoices.length}
        scopes={leastScopes(chosenChoices.flatMap(({ needs }) => needs))}
        onUse={onUse}
        onClear={() => onChoose(new Set())}
      />
    </>
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
          sentence={`Nothing that an app can do matches “${find}”.`}
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
  /** How many choices are ticked. */
  count: number
  scopes: readonly Scope[]
  onUse: (scopes: readonly Scope[]) => void
  onClear: () => void
}

/** The least set for the ticked choices, always visible at the foot of the sheet. */
function LeastSetResult({ count, scopes, onUse, onClear }: LeastSetResultProps) {
  return (
    <div className="sticky -bottom-5 z-2 -mx-5 mt-4 -mb-5 border-t border-line bg-panel px-5 py-4">
      <div role="status">
        <p>{sentence(count, scopes.length)}</p>
        {scopes.length > 0 && <p className="mt-1 font-mono text-small text-muted">{scopes.join(' ')}</p>}
      </div>
      {count > 0 && (
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

function sentence(ticked: number, needed: number): string {
  if (ticked === 0) return 'Nothing is ticked yet.'
  const what = ticked === 1 ? 'This takes' : `These ${spoken(ticked)} take`
  return needed === 0 ? `${what} no scope: any signed-in account will do.` : `${what} ${spokenCount(needed, 'scope')}.`
}

function useWords(count: number): string {
  if (count === 0) return 'Ask for none'
  return count === 1 ? 'Use this one' : `Use these ${spoken(count)}`
}
