import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { useState } from 'react'
import { Select } from '../../shared/elements/fields.tsx'
import { PickList } from './pick-list.tsx'
import { type Pickable, type PickSourceId, pickSource } from './pick-sources.ts'

interface PicksProps {
  first: PickSourceId
  sources: readonly PickSourceId[]
  form: ValueForm
  picked: readonly string[]
  onPick: (resource: Pickable) => void
}

/** A source to pick from, and what it has. */
export default function Picks({ first, sources, form, picked, onPick }: PicksProps) {
  const [from, setFrom] = useState(first)
  return (
    <div className="flex flex-col gap-3">
      <Select
        aria-label="Pick from"
        value={from}
        onChange={(event) => setFrom(sources.find((each) => each === event.target.value) ?? first)}
      >
        {sources.map((each) => (
          <option key={each} value={each}>
            {pickSource(each).label}
          </option>
        ))}
      </Select>
      <PickList key={from} from={from} form={form} picked={picked} onPick={onPick} />
    </div>
  )
}
