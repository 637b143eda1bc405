import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { SignedIn } from '../session/read-session.ts'
import { accountProblem } from '../shared/account-problem.ts'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { ProblemPanel } from '../shared/elements/problem-panel.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { Skeleton } from '../shared/elements/skeleton.tsx'
import { useStore } from '../shared/external-store.ts'
import { problemOf } from '../shared/problem.ts'
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
  const { data, error, refetch } = useQuery(accountQueries.profile(session.grantedScopes))
  const isToldAbove = useStore(accountProblem) !== undefined
  if (error && !isToldAbove) return <ProblemPanel problem={problemOf(error)} onRetry={() => void refetch()} />
  return (
    <Card>
      <CardHeader title="What Spotify tells of you" />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-2">
        <Line label="Name">{session.account.displayName}</Line>
        <Line label="Id">
          <code className="break-all">{session.account.id}</code>
        </Line>
        {fields.map(({ label, scope, name }) => (
          <Line key={name} label={label}>
            {!session.grantedScopes.includes(scope) ? (
              <ScopeChip state="missing">{scope}</ScopeChip>
            ) : data || error ? (
              (data?.[name] ?? <span className="text-muted">Spotify leaves it out for this client</span>)
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
