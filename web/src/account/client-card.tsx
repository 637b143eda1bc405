import type { Provider } from '@scopedeck/server/contract/session.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { providerNames } from '../shell/provider-names.ts'

/** Which Spotify, and as whom. Nothing in it is secret: the browser carries all of it in the address. */
export function ClientCard({ provider }: { provider: Provider }) {
  const { kind, clientId, authorizeUrl, redirectUri } = provider
  return (
    <Card>
      <CardHeader title={providerNames[kind]} />
      <dl className="flex flex-col gap-2 text-small">
        <Line term="Client id">{clientId}</Line>
        <Line term="Asks for consent at">{authorizeUrl}</Line>
        <Line term="Comes back to">{redirectUri}</Line>
      </dl>
    </Card>
  )
}

function Line({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="font-mono break-all">{children}</dd>
    </div>
  )
}
