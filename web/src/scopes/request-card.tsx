import {
  type AuthorizationParameterName,
  type AuthorizationRequest,
  authorizationParameters,
} from '@scopedeck/server/contract/authorization-request.ts'
import { Globe, KeyRound, Terminal } from 'lucide-react'
import { Tabs as Radix } from 'radix-ui'
import { useState } from 'react'
import { useProvider } from '../session/use-session.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { Switch } from '../shared/elements/switch.tsx'
import { Tag } from '../shared/elements/tag.tsx'
import {
  authorizationRequest,
  curlOf,
  isMadePerAttempt,
  parameterCatalogue,
  parameterNames,
  urlOf,
} from './authorization-request.ts'
import type { SelectionState } from './use-selection.ts'

/** The authorization request of the selection, with every parameter explained in place. */
export function RequestCard({ selection }: { selection: SelectionState }) {
  const { scopes, showDialog, setShowDialog } = selection
  const request = authorizationRequest(useProvider(), scopes, showDialog)
  return (
    <Card>
      <CardHeader title="The request">
        <span className="-mr-2 flex *:px-1.5">
          <CopyButton icon={Globe} text={urlOf(request)}>
            URL
          </CopyButton>
          <CopyButton icon={KeyRound} text={scopes.join(' ')}>
            Scopes
          </CopyButton>
          <CopyButton icon={Terminal} text={curlOf(request)}>
            curl
          </CopyButton>
        </span>
      </CardHeader>
      <ParameterTabs request={request} />
      <div className="mt-2.5 text-small">
        <Switch label="Ask again, even if already agreed to" checked={showDialog} onChange={setShowDialog} />
      </div>
    </Card>
  )
}

/** The request, a line for each parameter. Hover, focus, arrow keys and a tap choose the one that is explained below. */
function ParameterTabs({ request }: { request: AuthorizationRequest }) {
  const [chosen, setChosen] = useState<AuthorizationParameterName>('scope')
  const choose = (value: string) => setChosen(parameterNames.find((name) => name === value) ?? 'scope')
  return (
    <Radix.Root value={chosen} onValueChange={choose} orientation="vertical">
      <p className="mb-1 font-mono text-small break-all text-muted">{request.endpoint}</p>
      <Radix.List aria-label="Parameters of the request" className="flex flex-col items-start">
        {parameterNames.map((name, index) => (
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
        {parameterNames.map((name) => (
          // All texts share one grid cell, so the tallest sets the height and nothing moves.
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
  name: AuthorizationParameterName
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
