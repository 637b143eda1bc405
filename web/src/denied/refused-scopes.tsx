import { type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { signIn } from '../session/sign-in.ts'
import { useGrant } from '../session/use-session.ts'
import { Button } from '../shared/elements/button.tsx'
import { Card, CardHeader } from '../shared/elements/card.tsx'
import { ScopeMark } from '../shared/elements/scope-chip.tsx'
import { union } from '../shared/sets.ts'
import { type Refusal, type SmallerAsk, smallerAsk } from './refusal.ts'

/** The scopes that were refused: a smaller ask where there is one, else the scopes by name. */
export function RefusedScopes({ refusal }: { refusal: Refusal }) {
  const { granted } = useGrant()
  const fresh = refusal.scopes.filter((scope) => !granted.has(scope))
  const ask = smallerAsk(refusal.scopes, granted)
  if (ask) return <SmallerAskCard ask={ask} asked={fresh.length} />
  return fresh.length > 0 && <NotAgreed scopes={fresh} />
}

function NotAgreed({ scopes }: { scopes: readonly Scope[] }) {
  return (
    <section className="mt-5">
      <h2 className="text-small text-muted">Not agreed to</h2>
      <ul className="mt-2 flex flex-col gap-2">
        {scopes.map((scope) => (
          <li key={scope} className="flex items-start gap-2.5">
            <span className="mt-0.5">
              <ScopeMark state="denied" />
            </span>
            <span className="flex flex-wrap items-baseline gap-x-2.5">
              {scopeCatalogue[scope].sentence}
              <code className="text-small text-muted">{scope}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Offers to ask for fewer scopes. */
function SmallerAskCard({ ask, asked }: { ask: SmallerAsk; asked: number }) {
  const { granted } = useGrant()
  return (
    <Card className="mt-5">
      <CardHeader title="How about less?" />
      <p className="-mt-2 text-muted">
        You were asked for {asked} permissions. {ask.enoughFor}
      </p>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <code className="min-w-0 text-small break-words text-muted">{ask.scopes.join(' ')}</code>
        <Button tone="primary" onClick={() => signIn(union(granted, ask.scopes), { returnTo: '/' })}>
          {ask.scopes.length === 1 ? 'Ask for this one' : `Ask for these ${ask.scopes.length}`}
        </Button>
      </div>
    </Card>
  )
}
