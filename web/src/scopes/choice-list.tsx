import { useId, useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Checkbox } from '../shared/elements/checkbox.tsx'
import { EmptyState } from '../shared/elements/empty-state.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { type Choice, type ChoiceGroup, findChoices } from './choices.ts'

interface ChoiceListProps {
  groups: readonly ChoiceGroup[]
  /** Keys of choices. */
  chosen: ReadonlySet<string>
  onToggle: (key: string) => void
}

export function ChoiceList({ groups, chosen, onToggle }: ChoiceListProps) {
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
