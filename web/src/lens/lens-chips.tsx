import { type OperationId, operation as rowOf } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { ReactNode } from 'react'
import { useGrant } from '../session/use-session.ts'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { Tooltip } from '../shared/elements/tooltip.tsx'
import { useVerdict } from './gate.ts'
import { useLens } from './lens.tsx'
import { useToggleScopes } from './withhold.ts'

interface LensChipsProps {
  operation: OperationId
  facts?: CallFacts
}

/** While the lens is on: the scopes that an operation needs, and those that add rows, each with its state in the grant. */
export function LensChips({ operation, facts }: LensChipsProps) {
  const { on } = useLens()
  const { requiredScopes, state } = useVerdict(operation, facts)
  if (!on) return null
  const { rows = [] } = rowOf(operation).requirement
  return [
    ...requiredScopes.map((scope) => <LensChip key={scope} scope={scope} isConditional={state === 'conditional'} />),
    ...rows.map((scope) => <LensChip key={scope} scope={scope} isConditional />),
  ]
}

/** One scope in the lens. A granted one can be switched off and on. */
function LensChip({ scope, isConditional }: { scope: Scope; isConditional: boolean }) {
  const { granted, withheld } = useGrant()
  const isWithheld = withheld.has(scope)
  if (!granted.has(scope)) return <ScopeChip state={isConditional ? 'conditional' : 'missing'}>{scope}</ScopeChip>
  return (
    <ScopeSwitch scope={scope}>
      <ScopeChip state={isWithheld ? 'denied' : 'granted'}>{scope}</ScopeChip>
    </ScopeSwitch>
  )
}

/** Around the chip of a granted scope: a press switches the scope off, as if it were not granted, and on again. */
export function ScopeSwitch({ scope, children }: { scope: Scope; children: ReactNode }) {
  const isWithheld = useGrant().withheld.has(scope)
  const toggleScopes = useToggleScopes()
  return (
    <Tooltip text={isWithheld ? 'Switch it on again' : 'Switch it off, and see what works without it'}>
      <button
        type="button"
        aria-pressed={isWithheld}
        className="inline-flex max-w-full rounded-full"
        onClick={() => toggleScopes(scope)}
      >
        {children}
      </button>
    </Tooltip>
  )
}
