import type { ReceivedRequest } from '@scopedeck/server/contract/lab/exchange.ts'
import { thisAccount } from '@scopedeck/server/contract/lab/experiment.ts'
import { type ExperimentId, experiment } from '@scopedeck/server/contract/lab/experiments.ts'
import { labClient } from '@scopedeck/server/contract/lab/lab-api.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../flow/flow-model.ts'
import { useProvider } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Card } from '../shared/elements/card.tsx'
import { CopyButton } from '../shared/elements/copy-button.tsx'
import { Expectations } from './expectations.tsx'
import { tickedOutside } from './findings.ts'
import { labQueries } from './lab.queries.ts'

interface OwnClientProps {
  id: ExperimentId
  /** When the experiment began, by the simulator’s clock. */
  since: number | undefined
}

/** The same fault for any other client: where to point it, and what the simulator saw it do. */
export function OwnClient({ id, since }: OwnClientProps) {
  const { apiUrl } = useProvider()
  const base = apiUrl.replace(/\/v1$/, '')
  return (
    <Card>
      <h3 className="text-lead font-semibold">Try your own client</h3>
      <p className="mt-1 text-muted">Point it here, in any language. It then meets the same fault as this app.</p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
        <Address term="authorize" value={`${base}/authorize`} />
        <Address term="token" value={`${base}/api/token`} />
        <Address term="Web API" value={apiUrl} />
        <Address term="client id" value={labClient.clientId} />
        <Address term="secret" value={labClient.clientSecret} />
        <Address term="redirect URI" value={`${labClient.redirectUris[0]}, at any port`} />
      </dl>
      <FromAScript id={id} base={base} />
      {since !== undefined && <WhatItDid id={id} since={since} />}
    </Card>
  )
}

function Address({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="font-mono break-all">{value}</dd>
    </>
  )
}

function FromAScript({ id, base }: { id: ExperimentId; base: string }) {
  const controls = experiment(id).rounds[0]?.controls ?? []
  const lines = controls.map(
    ({ method, path, body }) =>
      `curl -sX ${method} ${base}/simulator/${path} -H 'content-type: application/json' -d '${JSON.stringify(body).replaceAll(thisAccount, 'ada')}'`,
  )
  if (lines.length === 0) return <p className="mt-3 text-small text-muted">Nothing has to be set: it is always so.</p>
  const text = lines.join('\n')
  return (
    <div className="mt-3 border-t border-line pt-3">
      <div className="flex items-center justify-between">
        <h4 className="text-small text-muted">The same from a script</h4>
        <CopyButton text={text}>Copy</CopyButton>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so the keyboard must reach it.
        tabIndex={0}
        className="mt-1 font-mono text-small break-all whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  )
}

/** What the simulator received from clients that are not this app. */
function WhatItDid({ id, since }: { id: ExperimentId; since: number }) {
  const { clientId } = useProvider()
  const { data = [] } = useQuery(labQueries.requests(since))
  const [isOver, setIsOver] = useState(false)
  const theirs = data.filter(({ client }) => client !== clientId && client !== null)
  return (
    <div className="@container/own mt-3 border-t border-line pt-3">
      <div className="flex items-center justify-between">
        <h4 className="text-small text-muted">What it did</h4>
        {theirs.length > 0 && (
          <Button size="small" aria-pressed={isOver} onClick={() => setIsOver(!isOver)}>
            {isOver ? 'Go on watching' : 'That was all of it'}
          </Button>
        )}
      </div>
      {theirs.length === 0 ? (
        <p className="mt-1 text-small text-muted">
          No request of another client has come since the experiment began. They appear here by themselves.
        </p>
      ) : (
        <>
          <RequestLines requests={theirs.slice(-12)} />
          <Expectations ticked={tickedOutside(id, theirs, isOver)} isRunning={!isOver} />
        </>
      )}
    </div>
  )
}

function RequestLines({ requests }: { requests: readonly ReceivedRequest[] }) {
  return (
    <ul className="my-2 font-mono text-small">
      {requests.map(({ at, method, path, status, client }, nth) => (
        <li key={nth} className="flex gap-3">
          <span className="text-muted">{formatTime(at)}</span>
          <span className="min-w-0 flex-1 truncate">
            {method} {path}
          </span>
          <span className="text-muted">{client}</span>
          <span className={status >= 400 || status === 0 ? 'text-missing' : ''}>{status || 'none'}</span>
        </li>
      ))}
    </ul>
  )
}
