import { scopes } from '@scopedeck/server/contract/scopes.ts'
import type { SignedIn } from '@scopedeck/server/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sessionMutations } from '../session/session.queries.ts'
import { useSignedIn } from '../session/use-session.ts'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { localProblem, problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { ClientCard } from './client-card.tsx'
import { DisconnectCard } from './disconnect-card.tsx'
import { DisconnectedPanel } from './disconnected.tsx'
import { GrantInWords } from './grant-in-words.tsx'
import { LifeCard } from './life-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { SignInLinks } from './sign-in-links.tsx'

/** The grant in words: what the app can do, what it cannot, and until when; where it is used, and how it ends. */
export function AccountScreen() {
  const session = useSignedIn()
  const toast = useToast()
  const disconnect = useMutation(sessionMutations.disconnect(useQueryClient()))
  const onDisconnect = () =>
    disconnect.mutate(undefined, {
      onError: (error) => toast({ text: `You are still connected: ${problemOf(error).title}.`, tone: 'bad' }),
    })
  return (
    <Screen>
      {session ? (
        <Account session={session}>
          <DisconnectCard session={session} isPending={disconnect.isPending} onDisconnect={onDisconnect} />
        </Account>
      ) : disconnect.data ? (
        <DisconnectedPanel outcome={disconnect.data} />
      ) : (
        <NobodyHere />
      )}
    </Screen>
  )
}

function Account({ session, children }: { session: SignedIn; children: ReactNode }) {
  const { account, grantedScopes } = session
  return (
    <>
      <PageHeader title="What you have agreed to">
        {account.displayName} lets this app do {grantedScopes.length} of {scopes.length} things. You can take it back
        whenever you like.
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-5 @4xl/main:grid-cols-[minmax(0,1fr)_360px]">
        <GrantInWords granted={new Set(grantedScopes)} />
        <div className="flex flex-col gap-4">
          <LifeCard session={session} />
          <SessionsCard />
          <ProfileCard session={session} />
          <ClientCard provider={session.provider} />
          {children}
        </div>
      </div>
    </>
  )
}

function NobodyHere() {
  return (
    <ProblemPanel problem={localProblem('sign-in-required')} level={1}>
      <SignInLinks />
    </ProblemPanel>
  )
}
