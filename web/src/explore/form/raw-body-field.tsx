import { useState } from 'react'
import { Button } from '../../shared/elements/button.tsx'
import { bodyParameters } from '../call-request.ts'
import { bodyFieldId, useCall } from './call-context.tsx'
import { bodyText, readBody } from './raw-body.ts'

/** The body of a call as JSON, in place of its fields. What is typed goes to the form as soon as it is right. */
export default function RawBodyField() {
  const { id, values, replace, bodyFault, setBodyFault } = useCall()
  const made = bodyText(id, values)
  const [typed, setTyped] = useState({ text: made, makes: made })
  // The form changed elsewhere: by a link, an earlier call, or the Back button.
  if (bodyFault === undefined && typed.makes !== made) setTyped({ text: made, makes: made })
  const names = bodyParameters(id).map(([name]) => name)
  const change = (text: string) => {
    const { values: read, fault } = readBody(id, text)
    setBodyFault(fault)
    if (!read) return setTyped({ text, makes: typed.makes })
    const others = Object.entries(values).filter(([name]) => !names.includes(name))
    const next = { ...Object.fromEntries(others), ...read }
    setTyped({ text, makes: bodyText(id, next) })
    replace(next)
  }
  const faultId = `${bodyFieldId}-fault`
  return (
    <div className="py-3">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={bodyFieldId} className="font-mono font-semibold">
          body
        </label>
        <Button
          size="small"
          tone="quiet"
          className="-mr-2.5"
          disabled={bodyFault !== undefined || typed.text === made}
          onClick={() => setTyped({ text: made, makes: made })}
        >
          Format
        </Button>
      </div>
      <textarea
        id={bodyFieldId}
        value={typed.text}
        rows={Math.min(20, Math.max(6, typed.text.split('\n').length + 1))}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        aria-invalid={bodyFault !== undefined || undefined}
        aria-describedby={bodyFault === undefined ? undefined : faultId}
        onChange={(event) => change(event.target.value)}
        className="mt-1 block w-full resize-y rounded-control border border-strong bg-sunken px-3 py-2 font-mono text-small hover:border-faint aria-invalid:border-denied"
      />
      <p className="mt-1 text-small text-muted">Members: {names.join(', ')}.</p>
      {bodyFault && (
        <p id={faultId} role="alert" className="mt-1 text-small wrap-anywhere text-denied">
          {bodyFault}
        </p>
      )}
    </div>
  )
}
