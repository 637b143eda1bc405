import type { Disconnected } from '@scopedeck/server/contract/disconnect.ts'
import { Check, ExternalLink, Minus, Unplug } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { SignedIn } from '../session/read-session.ts'
import { useProvider } from '../session/use-session.ts'
import { Button, buttonClass } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { Dialog } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { PageHeading } from '../shared/elements/screen.tsx'
import { limitWords, outcomeWords } from './disconnect-words.ts'

interface DisconnectCardProps {
  session: SignedIn
  isPending: boolean
  onDisconnect: () => void
}

/** Disconnects the account after a confirmation, and says what that deletes and what it can’t delete. */
export function DisconnectCard({ session, isPending, onDisconnect }: DisconnectCardProps) {
  const { account, provider } = session
  const [asks, setAsks] = useState(false)
  return (
    <Card>
      <CardHeader title="Disconnect" />
      <p className="text-muted">
        Signs you out everywhere and deletes everything this server keeps about your grant. {limitWords(provider)}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button tone="danger" icon={<Icon of={Unplug} />} onClick={() => setAsks(true)}>
          Disconnect
        </Button>
        <AppsLink appsUrl={provider.appsUrl} />
      </div>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title={`Disconnect ${account.displayName}?`}
        description="Every browser is signed out of this account at once, this one too, and the tokens are deleted. Nothing in the account itself changes."
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setAsks(false)}>Cancel</Button>
          <Button tone="danger" pending={isPending} onClick={onDisconnect}>
            Disconnect
          </Button>
        </div>
      </Dialog>
    </Card>
  )
}

/** After a disconnection: what is deleted, and what only the provider can end. */
export function DisconnectedPanel({ outcome }: { outcome: Disconnected }) {
  const { isDone, sentence } = outcomeWords(outcome, useProvider())
  return (
    <div className="max-w-[560px]">
      <PageHeading arrived>You are disconnected</PageHeading>
      <ul className="mt-4 flex flex-col gap-2.5">
        <Line isDone>Every session of yours on this server is over.</Line>
        <Line isDone>The tokens in them are deleted.</Line>
        <Line isDone={isDone}>{sentence}</Line>
      </ul>
      <div className="mt-6 flex flex-wrap gap-2">
        <AppsLink appsUrl={outcome.appsUrl} />
        <Link to="/" className={buttonClass('secondary')}>
          Back to the start
        </Link>
      </div>
    </div>
  )
}

function Line({ isDone, children }: { isDone: boolean; children: string }) {
  return (
    <li className="flex items-start gap-3">
      <Icon of={isDone ? Check : Minus} className={isDone ? 'mt-px text-granted' : 'mt-px text-muted'} />
      <span>{children}</span>
    </li>
  )
}

/** A link to Spotify’s page where the account holder withdraws the grant; nothing where the provider has no such page. */
function AppsLink({ appsUrl }: { appsUrl: string | undefined }) {
  if (appsUrl === undefined) return null
  return (
    <a href={appsUrl} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
      Remove it on Spotify
      <Icon of={ExternalLink} />
    </a>
  )
}
