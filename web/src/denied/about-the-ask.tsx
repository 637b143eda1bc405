import { isScope, type Scope, scopeCatalogue } from '@scopedeck/server/contract/scopes.ts'
import { useGrantedScopes } from '../session/use-session.ts'
import { ScopeMark } from '../shared/elements/scope-chip.tsx'
import type { Refusal } from './refusal.ts'
import { smallerAsk } from './smaller-ask.ts'
import { SmallerAskCard } from './smaller-ask-card.tsx'

/** What the no was about: a smaller ask where there is one, else the scopes by name. */
export function AboutTheAsk({ refusal }: { refusal: Refusal }) {
  const granted = useGrantedScopes()
  const fresh = refusal.scopes.filter(isScope).filter((scope) => !granted.has(scope))
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
