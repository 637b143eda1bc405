import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { Lock } from 'lucide-react'
import { judgeCall } from '../lens/gate.ts'
import { useLens } from '../lens/lens.tsx'
import { useGrant } from '../session/use-session.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { ScopeChip } from '../shared/elements/scope-chip.tsx'
import { difference } from '../shared/sets.ts'
import type { MenuCall, MenuLine } from './menu-subject.ts'

/** The call of a line, where the grant lacks what it needs. */
export function useLockedCall(line: MenuLine): MenuCall | undefined {
  const { granted, withheld } = useGrant()
  const call = 'act' in line ? line.call : undefined
  const isLocked = call && judgeCall(call.operation, difference(granted, withheld), call.facts).state === 'blocked'
  return isLocked ? call : undefined
}

/** The words of a line: what it does and, where the lens is on, the scopes that it needs; a lock where it lacks them. */
export function LineWords({ line }: { line: MenuLine }) {
  const { on } = useLens()
  const isLocked = useLockedCall(line) !== undefined
  return (
    <span className="flex min-w-0 grow items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate py-1">{line.label}</span>
        {on && 'act' in line && line.call && <LineScopes call={line.call} />}
      </span>
      {isLocked && (
        <span className="flex">
          <Icon of={Lock} className={on ? 'text-missing' : 'text-muted'} />
          <span className="sr-only">locked</span>
        </span>
      )}
    </span>
  )
}

function LineScopes({ call: { operation, facts } }: { call: MenuCall }) {
  const { granted, withheld } = useGrant()
  const { requiredScopes } = judgeCall(operation, granted, facts)
  const stateOf = (scope: Scope) => (withheld.has(scope) ? 'denied' : granted.has(scope) ? 'granted' : 'missing')
  return (
    <span className="flex flex-col items-start gap-1 pb-1.5 empty:hidden">
      {requiredScopes.map((scope) => (
        <ScopeChip key={scope} state={stateOf(scope)}>
          {scope}
        </ScopeChip>
      ))}
    </span>
  )
}
