import type { Provider } from '@scopedeck/server/contract/session.ts'
import { ExternalLink } from 'lucide-react'
import { buttonClass } from '../shared/button.tsx'
import { Card, CardHeader } from '../shared/card.tsx'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/icon.tsx'
import { providerNames } from '../shell/provider-names.ts'

const spotifyApps = 'https://www.spotify.com/account/apps/'

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
      {kind === 'spotify' && (
        <a href={spotifyApps} target="_blank" rel="noreferrer" className={cx(buttonClass('secondary'), 'mt-4')}>
          Take it back at Spotify
          <Icon of={ExternalLink} />
        </a>
      )}
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
