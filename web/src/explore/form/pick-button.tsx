import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { Library } from 'lucide-react'
import { useState } from 'react'
import { LinePart } from '../../problems/parts.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { Popover } from '../../shared/elements/popover.tsx'
import { Loading } from '../../shared/elements/skeleton.tsx'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { partsOf } from '../form-values.ts'
import { type Pickable, pickSourcesOf } from './pick-sources.ts'

const Picks = lazyPart(async () => (await import('./picks.tsx')).default)

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
  const pick = ({ value: picked }: Pickable) => {
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
      <LinePart loading={<Loading what="what there is to pick" />}>
        <Picks first={first} sources={sources} form={form} picked={isList ? partsOf(value) : [value]} onPick={pick} />
      </LinePart>
    </Popover>
  )
}
