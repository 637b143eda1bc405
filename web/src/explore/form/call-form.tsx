import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { Braces, Link as LinkIcon, SquareTerminal, Workflow } from 'lucide-react'
import { useState } from 'react'
import { counted } from '../../shared/clock.ts'
import { Button } from '../../shared/elements/button.tsx'
import { Card } from '../../shared/elements/card.tsx'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { requestOf } from '../call-request.ts'
import { type FormValues, searchOf } from '../form-values.ts'
import { useCall } from './call-context.tsx'
import { samples } from './code-samples.ts'
import { FormField } from './form-field.tsx'

/** The number of optional fields that are shown at first. */
const fewOptional = 6

/** A field for each parameter, and buttons that copy the call. */
export function CallForm() {
  const { id, values, submit } = useCall()
  const [showsAll, setShowsAll] = useState(false)
  const fields = Object.entries(operation(id).parameters)
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
        {fields.length === 0 && <p className="pb-3 text-muted">This call takes no parameters: it is sent as it is.</p>}
        <div className="divide-y divide-line">
          {shown.map(([name, parameter]) => (
            <FormField key={name} name={name} parameter={parameter} />
          ))}
        </div>
        {/* With several fields, Enter sends a form only when the form has a submit button. */}
        <button type="submit" hidden tabIndex={-1} />
      </form>
      {hidden > 0 && (
        <Button size="small" tone="quiet" className="my-2 -ml-2.5" onClick={() => setShowsAll(true)}>
          {counted(hidden, 'more parameter')}
        </Button>
      )}
      <CodeRow />
    </Card>
  )
}

function firstFields(fields: [string, Parameter][], values: FormValues): [string, Parameter][] {
  const optional = fields.filter(([name, { required }]) => !required && !values[name])
  const late = new Set(optional.slice(fewOptional).map(([name]) => name))
  return late.size > 2 ? fields.filter(([name]) => !late.has(name)) : fields
}

const icons = { curl: SquareTerminal, fetch: Braces, python: Workflow } as const
const languages = ['curl', 'fetch', 'python'] as const

/** Copies the address of this call, or the call as code in three languages. */
function CodeRow() {
  const { id, values } = useCall()
  const request = requestOf(id, values)
  return (
    <div className="-mx-2 flex flex-wrap items-center border-t border-line pt-2 *:px-2">
      <CopyButton icon={LinkIcon} text={`${location.origin}/explore/${id}${searchOf(id, values)}`}>
        Permalink
      </CopyButton>
      {languages.map((language) => (
        <CopyButton key={language} icon={icons[language]} text={samples[language].write(request)}>
          {samples[language].label}
        </CopyButton>
      ))}
    </div>
  )
}
