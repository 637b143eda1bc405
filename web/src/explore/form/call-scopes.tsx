import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { namedScopes, type Requirement } from '@scopedeck/server/contract/requirements.ts'
import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import type { ReactElement } from 'react'
import { useVerdict } from '../../lens/gate.ts'
import { useLens } from '../../lens/lens.tsx'
import { ScopeSwitch } from '../../lens/lens-chips.tsx'
import { roleOf, type ScopeRole } from '../../lens/scope-role.ts'
import { useGrant, useSignedIn } from '../../session/use-session.ts'
import { ScopeChip, type ScopeState } from '../../shared/elements/scope-chip.tsx'
import { Tag } from '../../shared/elements/tag.tsx'
import { Tooltip } from '../../shared/elements/tooltip.tsx'
import { useCall } from './call-context.tsx'
import { explainScopes } from './scope-explanation.ts'

/** The scopes of a call. Each shows its role for the call, and whether it is granted. */
export function ScopeChips() {
  const { id } = useCall()
  return namedScopes(operation(id).requirement).map((scope) => (
    <Withholdable key={scope} scope={scope}>
      <CallScopeChip scope={scope} />
    </Withholdable>
  ))
}

/** One scope of the call. */
export function CallScopeChip({ scope }: { scope: Scope }) {
  const { id } = useCall()
  const part = roleOf(scope, operation(id).requirement)
  return (
    <ScopeChip state={useStateOf(scope, part)}>
      {scope} <span className="font-sans">{roleWords(id, part)}</span>
    </ScopeChip>
  )
}

function roleWords(id: OperationId, part: ScopeRole | undefined): string | undefined {
  if (operation(id).removedSince) return 'in extended mode'
  return part?.kind === 'needed' ? part.kind : part?.words
}

function useStateOf(scope: Scope, part: ScopeRole | undefined): ScopeState {
  const { id, facts } = useCall()
  const { missingScopes, requiredScopes } = useVerdict(id, facts)
  const { granted, withheld } = useGrant()
  if (operation(id).removedSince) return granted.has(scope) ? 'granted' : 'not-needed'
  if (withheld.has(scope)) return 'denied'
  if (part?.kind === 'conditional' && !requiredScopes.includes(scope)) return 'not-needed'
  if (granted.has(scope)) return 'granted'
  if (missingScopes.includes(scope)) return 'missing'
  return part?.kind === 'needed' ? 'missing' : 'conditional'
}

/** With the lens on, a granted scope can be switched off here, to see what is left without it. */
function Withholdable({ scope, children }: { scope: Scope; children: ReactElement }) {
  const { on } = useLens()
  const { granted } = useGrant()
  return on && granted.has(scope) ? <ScopeSwitch scope={scope}>{children}</ScopeSwitch> : children
}

/** Why the call is allowed or blocked, or what decides it; and how sure we are. */
export function ScopeExplanation() {
  const { id, facts } = useCall()
  const { requirement, removedSince } = operation(id)
  const isSignedIn = useSignedIn() !== undefined
  const { granted, withheld } = useGrant()
  // “Any account may call it” would be wrong for a call that is refused to new clients.
  if (removedSince && namedScopes(requirement).length === 0) return null
  if (removedSince) return <p className="max-w-[76ch] text-muted">No scope brings it back in development mode.</p>
  return (
    <p className="max-w-[76ch] text-muted">
      {explainScopes(requirement, isSignedIn ? granted : undefined, facts, withheld)} <Confidence of={requirement} />
    </p>
  )
}

const confidences = {
  observed: 'Spotify’s reference says less; this was seen in what people report.',
  inferred: 'Spotify’s reference does not say; this is our reading of it.',
}

function Confidence({ of: { confidence } }: { of: Requirement }) {
  if (confidence === 'spec') return null
  return (
    <Tooltip text={confidences[confidence]}>
      <button type="button" className="inline-flex align-text-bottom">
        <Tag>{confidence}</Tag>
      </button>
    </Tooltip>
  )
}
