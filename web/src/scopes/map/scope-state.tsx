import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { CircleCheck, type LucideIcon, Minus, Plus, X } from 'lucide-react'
import { useGrant } from '../../session/use-session.ts'
import { cx } from '../../shared/cx.ts'
import { useScopeUse } from '../../shared/scope-use.tsx'

/** Each state has a shape of its own; colour alone tells nothing. */
export const scopeStates = {
  used: { word: 'used', icon: CircleCheck, looks: 'text-granted [&_circle]:fill-granted [&_path]:stroke-panel' },
  granted: { word: 'granted', icon: CircleCheck, looks: 'text-granted' },
  asked: { word: 'asked', icon: Plus, looks: 'text-missing' },
  withheld: { word: 'withheld by the lens', icon: X, looks: 'text-denied' },
  'not-asked': { word: 'not asked', icon: Minus, looks: 'text-faint' },
} as const satisfies Record<string, { word: string; icon: LucideIcon; looks: string }>
export type MapScopeState = keyof typeof scopeStates

export interface ScopeFacts {
  state: MapScopeState
  /** How many calls of this visit used it. */
  uses: number
}

/** What is known of each scope: whether it is in the request, in the grant, and used. */
export function useScopeFacts(asked: readonly Scope[]): (scope: Scope) => ScopeFacts {
  const { granted, withheld } = useGrant()
  const use = useScopeUse()
  return (scope) => {
    if (withheld.has(scope)) return { state: 'withheld', uses: 0 }
    if (!granted.has(scope)) return { state: asked.includes(scope) ? 'asked' : 'not-asked', uses: 0 }
    const uses = use.get(scope) ?? 0
    return { state: uses > 0 ? 'used' : 'granted', uses }
  }
}

export function StateMark({ state, isSpoken = true }: { state: MapScopeState; isSpoken?: boolean }) {
  const { word, icon: Shape, looks } = scopeStates[state]
  return (
    <span className={cx('inline-grid w-4 shrink-0 place-items-center', looks)}>
      <Shape size={16} strokeWidth={2} aria-hidden />
      {isSpoken && <span className="sr-only">{word}: </span>}
    </span>
  )
}
