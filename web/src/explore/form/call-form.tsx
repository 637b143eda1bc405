import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { Braces, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { LinePart } from '../../problems/parts.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { Card } from '../../shared/elements/card.tsx'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { Icon } from '../../shared/elements/icon.tsx'
import { Skeleton } from '../../shared/elements/skeleton.tsx'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { bodyParameters } from '../call-request.ts'
import { type FormValues, searchOf } from '../form-values.ts'
import { useCall } from './call-context.tsx'
import { FormField } from './form-field.tsx'

const RawBodyField = lazyPart(async () => (await import('./raw-body-field.tsx')).default)

/** The number of optional fields that are shown at first. */
const fewOptional = 6

/** A field for each parameter, or the body as JSON in place of its fields. */
export function CallForm() {
  const { id, values, submit, setBodyFault } = useCall()
  const [showsAll, setShowsAll] = useState(false)
  const [isRaw, setIsRaw] = useState(false)
  const inBody = bodyParameters(id)
  const fields = Object.entries(operation(id).parameters).filter(([, { in: place }]) => !isRaw || place !== 'body')
  const shown = showsAll ? fields : firstFields(fields, values)
  const hidden = fields.length - shown.length
  return (
    <Card className="@container/form pb-2">
      <form
        aria-label={`Parameters of ${operation(id).title}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {fields.length === 0 && !isRaw && (
          <p className="pb-3 text-muted">This call takes no parameters: it is sent as it is.</p>
        )}
        <div className="divide-y divide-line">
          {shown.map(([name, parameter]) => (
            <FormField key={name} name={name} parameter={parameter} />
          ))}
        </div>
        {isRaw && (
          <LinePart loading={<Skeleton className="h-32" />}>
            <RawBodyField />
          </LinePart>
        )}
        {/* With several fields, Enter sends a form only when the form has a submit button. */}
        <button type="submit" hidden tabIndex={-1} />
      </form>
      {hidden > 0 && (
        <Button size="small" tone="quiet" className="my-2 -ml-2.5" onClick={() => setShowsAll(true)}>
          {counted(hidden, 'more parameter')}
        </Button>
      )}
      <div className="-mx-2 flex flex-wrap items-center border-t border-line pt-2 *:px-2">
        <Permalink />
        {inBody.length > 0 && (
          <Button
            size="small"
            tone="quiet"
            icon={<Icon of={isRaw ? ListChecks : Braces} />}
            onClick={() => {
              setIsRaw(!isRaw)
              setBodyFault(undefined)
            }}
          >
            {isRaw ? 'Body as fields' : 'Body as JSON'}
          </Button>
        )}
      </div>
    </Card>
  )
}

function firstFields(fields: [string, Parameter][], values: FormValues): [string, Parameter][] {
  const optional = fields.filter(([name, { required }]) => !required && !values[name])
  const late = new Set(optional.slice(fewOptional).map(([name]) => name))
  return late.size > 2 ? fields.filter(([name]) => !late.has(name)) : fields
}

/** Copies the address of this call, with its form. */
function Permalink() {
  const { id, values } = useCall()
  return <CopyButton text={`${location.origin}/explore/${id}${searchOf(id, values)}`}>Permalink</CopyButton>
}
