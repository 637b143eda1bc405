import type { Scope } from '@scopedeck/server/contract/scopes.ts'
import { createContext, type ReactNode, use, useState } from 'react'
import { toggled } from '../shared/sets.ts'
import { tabStore } from '../shared/storage.ts'

interface Lens {
  on: boolean
  toggle: () => void
  /** Granted scopes that this page ignores while the lens is on. The grant at Spotify does not change. */
  withheld: ReadonlySet<Scope>
  toggleScope: (scope: Scope) => void
}

const nothing: ReadonlySet<Scope> = new Set()
const LensContext = createContext<Lens>({ on: false, toggle: () => {}, withheld: nothing, toggleScope: () => {} })

/** The lens shows which scopes every control needs, and what still works without one of them. */
export function LensProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => tabStore().getItem('lens') === 'on')
  const [withheld, setWithheld] = useState(nothing)
  const toggle = () => {
    tabStore().setItem('lens', on ? 'off' : 'on')
    setOn(!on)
  }
  const toggleScope = (scope: Scope) => setWithheld((current) => toggled(current, scope))
  return <LensContext value={{ on, toggle, withheld: on ? withheld : nothing, toggleScope }}>{children}</LensContext>
}

export function useLens(): Lens {
  return use(LensContext)
}
