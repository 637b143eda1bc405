import { type AuthorizationRequest, authorizationParameters } from '@scopedeck/server/contract/authorization-request.ts'
import { Tabs as Radix } from 'radix-ui'
import { useState } from 'react'
import { Tag } from '../shared/elements/tag.tsx'
import { isMadePerAttempt } from './authorization-request.ts'
import { type ParameterName, parameterCatalogue } from './parameters.ts'

const names = Object.keys(parameterCatalogue) as ParameterName[]

/** The request, a line for each parameter. Hover, focus, arrow keys and a tap choose the one that is explained below. */
export function ParameterTabs({ request }: { request: AuthorizationRequest }) {
  const [chosen, setChosen] = useState<ParameterName>('scope')
  const choose = (value: string) => setChosen(names.find((name) => name === value) ?? 'scope')
  return (
    <Radix.Root value={chosen} onValueChange={choose} orientation="vertical">
      <p className="mb-1 font-mono text-small break-all text-muted">{request.endpoint}</p>
      <Radix.List aria-label="Parameters of the request" className="flex flex-col items-start">
        {names.map((name, index) => (
          <Radix.Trigger
            key={name}
            value={name}
            onMouseEnter={() => setChosen(name)}
            className="group -mx-1.5 max-w-[calc(100%+12px)] rounded-tag px-1.5 py-px text-left font-mono text-small leading-5 data-[state=active]:bg-accent/14"
          >
            <ParameterLine request={request} name={name} prefix={index === 0 ? '?' : '&'} />
          </Radix.Trigger>
        ))}
      </Radix.List>
      <div className="mt-3 grid border-t border-line pt-3 text-small">
        {names.map((name) => (
          // All stand in one place, so that the tallest makes the room and nothing moves.
          <Radix.Content
            key={name}
            value={name}
            forceMount
            className="col-start-1 row-start-1 text-muted data-[state=inactive]:invisible"
          >
            <strong className="font-mono font-semibold text-text">{name}</strong> — {parameterCatalogue[name].words}{' '}
            <span className="whitespace-nowrap text-faint">{parameterCatalogue[name].see}</span>
          </Radix.Content>
        ))}
      </div>
    </Radix.Root>
  )
}

interface ParameterLineProps {
  request: AuthorizationRequest
  name: ParameterName
  prefix: string
}

function ParameterLine({ request, name, prefix }: ParameterLineProps) {
  const parameter = authorizationParameters(request).find((each) => each.name === name)
  const separator = request.endpoint.includes('?') ? '&' : prefix
  if (!parameter) {
    return (
      <span className="text-faint group-data-[state=active]:text-accent">
        {separator}
        {name}{' '}
        <span className="font-sans">
          <Tag>left out</Tag>
        </span>
      </span>
    )
  }
  return (
    <span className="wrap-anywhere text-muted group-data-[state=active]:text-accent">
      <span className="text-text group-data-[state=active]:text-accent">
        {separator}
        {name}
      </span>
      ={isMadePerAttempt(name) ? <PerAttempt /> : parameter.value}
    </span>
  )
}

function PerAttempt() {
  return (
    <>
      <span aria-hidden>•••••••• </span>
      <span className="font-sans">
        <Tag>made per attempt</Tag>
      </span>
    </>
  )
}
