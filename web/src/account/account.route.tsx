import { scopes } from '@scopedeck/server/contract/scopes.ts'
import type { Provider } from '@scopedeck/server/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { TimeMachine } from '../clocks/time-machine.tsx'
import { PanelPart } from '../problems/parts.tsx'
import type { SignedIn } from '../session/read-session.ts'
import { signInAddress } from '../session/sign-in.ts'
import { providerNames, useSignedIn } from '../session/use-session.ts'
import { buttonClass } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { PageHeader, Screen } from '../shared/elements/screen.tsx'
import { localProblem, problemOf } from '../shared/problem.ts'
import { useToast } from '../shared/toaster.tsx'
import { accountMutations } from './account.queries.ts'
import { DisconnectCard, DisconnectedPanel } from './disconnect.tsx'
import { ExportCard } from './export-card.tsx'
import { GrantInWords } from './grant-in-words.tsx'
import { LifeCard } from './life-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

/** The grant in words: what the app can and can’t do, until when, in which sessions, and how to end it. */
export function AccountScreen() {
  const session = useSignedIn()
  const toast = useToast()
  const disconnect = useMutation(accountMutations.disconnect(useQueryClient()))
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
  const { account, grantedScopes, withheldScopes, unknownScopes } = session
  return (
    <>
      <PageHeader title="What you have agreed to">
        {account.displayName} lets this app do {grantedScopes.length} of {scopes.length} things. You can take that back
        whenever you like.
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-5 @4xl/main:grid-cols-[minmax(0,1fr)_360px]">
        <PanelPart>
          <GrantInWords granted={new Set(grantedScopes)} withheld={new Set(withheldScopes)} unknown={unknownScopes} />
        </PanelPart>
        <div className="flex flex-col gap-4">
          <PanelPart>
            <LifeCard session={session} />
          </PanelPart>
          <PanelPart>
            <ProfileCard session={session} />
          </PanelPart>
          <ClientCard provider={session.provider} />
          {session.provider.kind === 'simulator' && (
            <PanelPart>
              <TimeMachine session={session} />
            </PanelPart>
          )}
          {/* Low, because it grows when the sessions are there. */}
          <PanelPart>
            <SessionsCard />
          </PanelPart>
          <PanelPart>
            <ExportCard session={session} />
          </PanelPart>
          <PanelPart>{children}</PanelPart>
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

/** Shown instead of the account while nobody is signed in. */
function SignInLinks() {
  return (
    <>
      <a
        href={signInAddress(['user-read-private', 'user-read-email'], { returnTo: '/account' })}
        className={buttonClass('primary')}
      >
        Sign in
      </a>
      <Link to="/scopes" className={buttonClass('quiet')}>
        Pick scopes first
      </Link>
    </>
  )
}

/** The provider and our client there. Nothing in it is secret: all of it is in the address of the authorization request. */
function ClientCard({ provider }: { provider: Provider }) {
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
