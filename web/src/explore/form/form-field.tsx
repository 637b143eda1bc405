import type { Parameter } from '@scopedeck/server/contract/parameters.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LinePart } from '../../problems/parts.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { Skeleton } from '../../shared/elements/skeleton.tsx'
import { Tag } from '../../shared/elements/tag.tsx'
import { lazyPart } from '../../shared/lazy-part.tsx'
import { exploreQueries } from '../explore.queries.ts'
import { limitWords } from '../form-faults.ts'
import { exampleText } from '../form-values.ts'
import type { Json } from '../json.ts'
import { allResourcesIn } from '../resources.ts'
import { fieldId, useCall } from './call-context.tsx'
import { FieldControl } from './field-control.tsx'
import { PickButton } from './pick-button.tsx'

/** Few calls take objects. */
const MembersField = lazyPart(async () => (await import('./members-field.tsx')).default)

/** One parameter: its name, its limits, its field, and what it is for. */
export function FormField({ name, parameter }: { name: string; parameter: Parameter }) {
  const { values, change, faults, wasTried } = useCall()
  const [wasLeft, setLeft] = useState(false)
  const value = values[name] ?? ''
  const fault = wasTried || (wasLeft && value !== '') ? faults[name] : undefined
  const id = fieldId(name)
  const Control = parameter.kind === 'json' ? MembersField : FieldControl
  const described = [`${id}-words`, ...(fault ? [`${id}-fault`] : [])].join(' ')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fault of a field is shown once the person leaves the field.
    <div className="py-3 first:pt-0" onBlur={() => setLeft(true)}>
      <div className="flex items-start justify-between gap-2">
        <div className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2">
          <NameLabel id={id} isGroup={parameter.kind === 'choices'}>
            {name}
          </NameLabel>
          {parameter.required && <Tag>required</Tag>}
          <span className="text-small text-muted">{limits(parameter)}</span>
        </div>
        <ExampleButton name={name} parameter={parameter} onUse={(text) => change(name, text)} />
      </div>
      <div className="mt-1 flex items-start gap-2">
        <LinePart loading={<Skeleton className="h-9 flex-1" />}>
          <Control
            id={id}
            form={parameter}
            value={value}
            isWrong={fault !== undefined}
            describedBy={described}
            onChange={(text) => change(name, text)}
          />
        </LinePart>
        <PickButton name={name} form={parameter} value={value} onChange={(text) => change(name, text)} />
      </div>
      <p id={`${id}-words`} className="mt-1 text-small text-muted">
        {parameter.words} {inExtendedMode(parameter)}{' '}
        {parameter.kind === 'time' ? <TimeOf value={value} /> : <NameOf value={value} />}
      </p>
      {fault && (
        <p id={`${id}-fault`} role="alert" className="mt-1 text-small text-denied">
          {fault}
        </p>
      )}
    </div>
  )
}

/** A label can't name a group of buttons: the group points to its name with `aria-labelledby`. */
function NameLabel({ id, isGroup, children }: { id: string; isGroup: boolean; children: string }) {
  const looks = 'font-mono font-semibold break-all'
  return isGroup ? (
    <span id={`${id}-name`} className={looks}>
      {children}
    </span>
  ) : (
    <label htmlFor={id} className={looks}>
      {children}
    </label>
  )
}

/** The name of the resource whose id or URI is in the field, when a list to pick from has it. */
function NameOf({ value }: { value: string }) {
  const client = useQueryClient()
  if (value === '') return null
  const known = client.getQueriesData<Json>({ queryKey: exploreQueries.allPicks })
  const resource = known
    .flatMap(([, answer]) => allResourcesIn(answer))
    .find(({ id, uri }) => id === value || uri === value)
  return (
    resource && (
      <span className="text-text">This is {resource.by ? `${resource.name}, ${resource.by}` : resource.name}.</span>
    )
  )
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Milliseconds as a date and a time. */
function TimeOf({ value }: { value: string }) {
  const at = Number(value)
  if (value === '' || !(Math.abs(at) <= 8.64e15)) return null
  return <span className="text-text">This is {time.format(at)}.</span>
}

function limits(parameter: Parameter): string {
  const usual = parameter.default === undefined ? '' : `; ${parameter.default} when left out`
  return `${limitWords(parameter)}${usual}${parameter.in === 'body' ? ', in the body' : ''}`
}

/** Only Spotify knows which mode the client is in, so both limits are shown. */
function inExtendedMode({ extended }: Parameter): string {
  return extended ? `In extended mode up to ${extended.maximum}, and ${extended.default} when left out.` : ''
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
      className="-mr-2.5"
      aria-label={`Use the example for ${name}`}
      onClick={() => onUse(text)}
    >
      Example
    </Button>
  )
}
