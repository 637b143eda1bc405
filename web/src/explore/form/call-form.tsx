import { operation } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { counted } from '@scopedeck/server/contract/words.ts'
import { Braces, SquareTerminal, Workflow } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useProvider } from '../../session/use-session.ts'
import { Button } from '../../shared/elements/button.tsx'
import { Card } from '../../shared/elements/card.tsx'
import { CopyButton } from '../../shared/elements/copy-button.tsx'
import { type FormValues, searchOf } from '../form-values.ts'
import { sampleCall } from '../samples/sample-call.ts'
import { useCall } from './call-context.tsx'
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

const languages = [
  { language: 'curl', label: 'curl', icon: SquareTerminal },
  { language: 'fetch', label: 'fetch', icon: Braces },
  { language: 'python', label: 'Python', icon: Workflow },
  { language: 'pythonSdk', label: 'Python SDK', icon: Workflow },
] as const

const loadSamples = () => import('../samples/code-samples.ts')

/** Copies the address of this call, or the call as code. */
function CodeRow() {
  const { id, values } = useCall()
  const provider = useProvider()
  // Loaded before it is pressed: a browser lets a page copy only in the moment of the press.
  useEffect(() => void loadSamples().catch(() => {}), [])
  return (
    <div className="-mx-2 flex flex-wrap items-center border-t border-line pt-2 *:px-2">
      <CopyButton text={`${location.origin}/explore/${id}${searchOf(id, values)}`}>Permalink</CopyButton>
      {languages.map(({ language, label, icon }) => (
        <CopyButton
          key={language}
          icon={icon}
          text={async () => (await loadSamples()).samples[language](sampleCall(id, values, provider))}
        >
          {label}
        </CopyButton>
      ))}
    </div>
  )
}
