import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { useGrantedScopes } from '../session/use-session.ts'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { useVerdict } from './gate.ts'
import { useLens } from './lens.tsx'

interface LensChipsProps {
  operation: OperationId
  facts?: CallFacts
}

/** While the lens is on: the scopes that an operation needs, each with its state in the grant. */
export function LensChips({ operation, facts }: LensChipsProps) {
  const { on } = useLens()
  const { requiredScopes, state } = useVerdict(operation, facts)
  if (!on) return null
  return requiredScopes.map((scope) => <LensChip key={scope} scope={scope} isConditional={state === 'conditional'} />)
}

/** One scope in the lens. A granted scope can be withheld and put back. */
function LensChip({ scope, isConditional }: { scope: Scope; isConditional: boolean }) {
  const granted = useGrantedScopes()
  const { withheld, toggleScope } = useLens()
  const isWithheld = withheld.has(scope)
  if (!granted.has(scope)) return <ScopeChip state={isConditional ? 'conditional' : 'missing'}>{scope}</ScopeChip>
  return (
    <Tooltip text={isWithheld ? 'Put it back' : 'See what works without it'}>
      <button
        type="button"
        aria-pressed={isWithheld}
        className="inline-flex max-w-full rounded-full"
        onClick={() => toggleScope(scope)}
      >
        <ScopeChip state={isWithheld ? 'denied' : 'granted'}>{scope}</ScopeChip>
      </button>
    </Tooltip>
  )
}
