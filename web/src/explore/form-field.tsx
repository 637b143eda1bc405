import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { useState } from 'react'
import { Button } from '../shared/button.tsx'
import { Tag } from '../shared/tag.tsx'
import { fieldId, useCall } from './call-context.tsx'
import { limitWords } from './field-check.ts'
import { FieldControl } from './field-control.tsx'
import { PickButton } from './pick-button.tsx'
import { exampleText } from './values.ts'

/** One parameter: its name, what it takes, the field, and what it is for. */
export function FormField({ name, parameter }: { name: string; parameter: Parameter }) {
  const { values, change, faults, wasTried } = useCall()
  const [wasLeft, setLeft] = useState(false)
  const value = values[name] ?? ''
  const fault = wasTried || (wasLeft && value !== '') ? faults[name] : undefined
  const id = fieldId(name)
  const described = [`${id}-words`, ...(fault ? [`${id}-fault`] : [])].join(' ')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field is when its fault may be told.
    <div className="py-3 first:pt-0" onBlur={() => setLeft(true)}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-2">
        <label htmlFor={id} className="font-mono font-semibold break-all">
          {name}
        </label>
        <span className="text-small text-muted">{limits(parameter)}</span>
        {parameter.required && <Tag>needed</Tag>}
        <ExampleButton name={name} parameter={parameter} onUse={(text) => change(name, text)} />
      </div>
      <div className="mt-1 flex items-start gap-2">
        <FieldControl
          id={id}
          parameter={parameter}
          value={value}
          isWrong={fault !== undefined}
          describedBy={described}
          onChange={(text) => change(name, text)}
        />
        <PickButton name={name} parameter={parameter} value={value} onChange={(text) => change(name, text)} />
      </div>
      <p id={`${id}-words`} className="mt-1 text-small text-muted">
        {parameter.words}
      </p>
      {fault && (
        <p id={`${id}-fault`} role="alert" className="mt-1 text-small text-denied">
          {fault}
        </p>
      )}
    </div>
  )
}

function limits(parameter: Parameter): string {
  const words = limitWords(parameter)
  return parameter.default === undefined ? words : `${words}; ${parameter.default} when left out`
}

function ExampleButton({
  name,
  parameter,
  onUse,
}: {
  name: string
  parameter: Parameter
  onUse: (text: string) => void
}) {
  const text = exampleText(parameter)
  if (text === '' || parameter.kind === 'jpeg') return null
  return (
    <Button
      size="small"
      tone="quiet"
      className="-mr-2.5 ml-auto"
      aria-label={`Use the example for ${name}`}
      onClick={() => onUse(text)}
    >
      Example
    </Button>
  )
}
