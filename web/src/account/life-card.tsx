import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LogOut, RefreshCw } from 'lucide-react'
import { ExpireButton } from '../clocks/expire-button.tsx'
import { GrantClocks } from '../clocks/grant-clocks.tsx'
import type { SignedIn } from '../session/read-session.ts'
import { formatDay } from '../shared/clock.ts'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { useNow } from '../shared/use-now.ts'
import { useCommands } from '../shell/commands.tsx'
import { accountMutations } from './account.queries.ts'

/** How long access token, grant and session last, with buttons to refresh and to sign out. */
export function LifeCard({ session }: { session: SignedIn }) {
  const { signOut, isSigningOut } = useCommands()
  return (
    <Card>
      <CardHeader title="How long it lasts" />
      <GrantClocks session={session} />
      <SessionEnd at={session.sessionExpiresAt} />
      <div className="mt-4 grid gap-2 sm:grid-cols-2">
        <RefreshButton />
        {session.provider.kind === 'simulator' && <ExpireButton />}
        <Button icon={<Icon of={LogOut} />} className="sm:last:odd:col-span-2" pending={isSigningOut} onClick={signOut}>
          Sign out
        </Button>
      </div>
    </Card>
  )
}

function SessionEnd({ at }: { at: number }) {
  const now = useNow()
  return (
    <p className="mt-3 border-t border-line pt-3 text-small text-muted">
      If you do not come back, you are signed out here on {formatDay(at, now)}. Signing out ends the session at once, on
      the server too.
    </p>
  )
}

function RefreshButton() {
  const toast = useToast()
  const refresh = useMutation(accountMutations.refresh(useQueryClient()))
  const renew = () =>
    refresh.mutate(undefined, {
      onSuccess: () => toast({ text: 'The server holds a new access token. Your browser still holds none.' }),
      onError: (error) => toast({ text: `It was not renewed: ${problemOf(error).title}.`, tone: 'bad' }),
    })
  return (
    <Button icon={<Icon of={RefreshCw} />} pending={refresh.isPending} onClick={renew}>
      Refresh now
    </Button>
  )
}
