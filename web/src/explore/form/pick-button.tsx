import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { Library } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../shared/elements/button.tsx'
import { Select } from '../../shared/elements/fields.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { Popover } from '../../shared/elements/popover.tsx'
import { partsOf } from '../form-values.ts'
import type { Resource } from '../resources.ts'
import { PickList } from './pick-list.tsx'
import { type PickSourceId, pickSource, pickSourcesOf } from './pick-sources.ts'

interface PickButtonProps {
  name: string
  form: ValueForm
  value: string
  onChange: (text: string) => void
}

/** Fills a field with an id or URI from the account’s own library. */
export function PickButton({ name, form, value, onChange }: PickButtonProps) {
  const [open, setOpen] = useState(false)
  const sources = pickSourcesOf(form)
  const [first] = sources
  if (!first) return null
  const isList = form.kind === 'ids' || form.kind === 'uris'
  const pick = (resource: Resource) => {
    const picked = form.kind === 'uri' || form.kind === 'uris' ? resource.uri : resource.id
    if (!isList) {
      setOpen(false)
      return onChange(picked)
    }
    const parts = partsOf(value)
    onChange((parts.includes(picked) ? parts.filter((part) => part !== picked) : [...parts, picked]).join(','))
  }
  return (
    <Popover
      label={`Pick ${name}`}
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button icon={<Icon of={Library} />} aria-label={`Pick ${name}`}>
          Pick
        </Button>
      }
    >
      <Picks first={first} sources={sources} form={form} picked={isList ? partsOf(value) : [value]} onPick={pick} />
    </Popover>
  )
}

interface PicksProps {
  first: PickSourceId
  sources: readonly PickSourceId[]
  form: ValueForm
  picked: readonly string[]
  onPick: (resource: Resource) => void
}

function Picks({ first, sources, form, picked, onPick }: PicksProps) {
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
