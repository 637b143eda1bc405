import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { Profile as SpotifyProfile } from '@scopedeck/server/contract/web-api.ts'
import type { ReactNode } from 'react'
import { LineTrouble } from '../problems/parts.tsx'
import { Reading } from '../problems/reading.tsx'
import type { SignedIn } from '../session/read-session.ts'
import { useGrantedScopes } from '../session/use-session.ts'
import { accountProblem } from '../shared/account-problem.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { useStore } from '../shared/external-store.ts'
import { accountQueries } from './account.queries.ts'

interface Field {
  label: string
  scope: Scope
  name: 'country' | 'product' | 'email'
}

const fields: readonly Field[] = [
  { label: 'Country', scope: 'user-read-private', name: 'country' },
  { label: 'Plan', scope: 'user-read-private', name: 'product' },
  { label: 'E-mail', scope: 'user-read-email', name: 'email' },
]

/** The account’s profile as Spotify answers it; two scopes add fields to it. */
export function ProfileCard({ session }: { session: SignedIn }) {
  const isToldAbove = useStore(accountProblem) !== undefined
  return (
    <Reading
      of={accountQueries.profile([...useGrantedScopes()])}
      loading={<Profile session={session} />}
      failed={(trouble) =>
        isToldAbove ? (
          <Profile session={session} profile={{}} />
        ) : (
          <Card>
            <CardHeader title={title} />
            <LineTrouble {...trouble} />
          </Card>
        )
      }
    >
      {(profile) => <Profile session={session} profile={profile} />}
    </Reading>
  )
}

const title = 'What Spotify says about you'

interface ProfileProps {
  session: SignedIn
  /** Left out while it is being read. */
  profile?: Pick<SpotifyProfile, 'country' | 'product' | 'email'>
}

function Profile({ session, profile }: ProfileProps) {
  const granted = useGrantedScopes()
  return (
    <Card>
      <CardHeader title={title} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-2">
        <Line label="Name">{session.account.displayName}</Line>
        <Line label="Id">
          <code className="break-all">{session.account.id}</code>
        </Line>
        {fields.map(({ label, scope, name }) => (
          <Line key={name} label={label}>
            {!granted.has(scope) ? (
              <ScopeChip state="missing">{scope}</ScopeChip>
            ) : profile ? (
              (profile[name] ?? <span className="text-muted">Spotify leaves it out for this client</span>)
            ) : (
              <Skeleton className="h-4 w-28" />
            )}
          </Line>
        ))}
      </dl>
    </Card>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-h-6 min-w-0 items-center">{children}</dd>
    </>
  )
}
