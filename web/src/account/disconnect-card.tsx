import type { SignedIn } from '@scopedeck/server/contract/session.ts'
import { Unplug } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { Dialog } from '../shared/elements/dialog.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { AppsLink } from './apps-link.tsx'
import { limitWords } from './disconnect-words.ts'

interface DisconnectCardProps {
  session: SignedIn
  isPending: boolean
  onDisconnect: () => void
}

/** The way out: what it deletes, what it can't, and a question first. */
export function DisconnectCard({ session, isPending, onDisconnect }: DisconnectCardProps) {
  const { account, provider } = session
  const [asks, setAsks] = useState(false)
  return (
    <Card>
      <CardHeader title="Disconnect" />
      <p className="text-muted">
        Signs you out everywhere and deletes what this server holds of your grant. {limitWords(provider)}
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
