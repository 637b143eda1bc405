import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useSignedIn } from '../session/use-session.ts'
import { ScopeChip, ScopeMark, type ScopeState } from '../shared/elements/scope-chip.tsx'

interface GrantMarkProps {
  scope: Scope
  isTicked: boolean
}

/** How the present grant stands to a scope: held, or new to it. Nothing is said of what is neither held nor asked. */
export function GrantMark({ scope, isTicked }: GrantMarkProps) {
  const session = useSignedIn()
  if (!session) return null
  const state = session.grantedScopes.includes(scope) ? 'granted' : isTicked ? 'missing' : undefined
  return (
    <span className="flex shrink-0 justify-end @md/list:w-5 @2xl/list:w-26">{state && <Mark state={state} />}</span>
  )
}

function Mark({ state }: { state: ScopeState }) {
  return (
    <>
      <span className="@2xl/list:hidden">
        <ScopeMark state={state} />
      </span>
      <span className="hidden @2xl/list:inline-flex">
        <ScopeChip state={state}>{state === 'missing' ? 'new' : undefined}</ScopeChip>
      </span>
    </>
  )
}
