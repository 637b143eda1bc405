import { scopes } from '@scopedeck/server/contract/scopes.ts'
import type { SignedIn } from '@scopedeck/server/contract/session.ts'
import { useSignedIn } from '../session/use-session.ts'
import { PageHeader } from '../shared/page-header.tsx'
import { localProblem } from '../shared/problem.ts'
import { ProblemPanel } from '../shared/problem-panel.tsx'
import { Screen } from '../shared/screen.tsx'
import { ClientCard } from './client-card.tsx'
import { GrantInWords } from './grant-in-words.tsx'
import { LifeCard } from './life-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SignInLinks } from './sign-in-links.tsx'

/** The grant in words: what the app can do, what it cannot, and until when. */
export function AccountScreen() {
  const session = useSignedIn()
  return <Screen>{session ? <Account session={session} /> : <NobodyHere />}</Screen>
}

function Account({ session }: { session: SignedIn }) {
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
          <ProfileCard session={session} />
          <ClientCard provider={session.provider} />
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
