import type { Verdict } from '@scopedeck/server/contract/requirements.ts'
import { createContext, type ReactNode, use, useState } from 'react'
import { tabStore } from '../shared/storage.ts'

interface Lens {
  on: boolean
  toggle: () => void
}

const LensContext = createContext<Lens>({ on: false, toggle: () => {} })

/** The lens shows which scopes every control needs, and lets them be switched off to see what still works. */
export function LensProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => tabStore().getItem('lens') === 'on')
  const toggle = () => {
    tabStore().setItem('lens', on ? 'off' : 'on')
    setOn(!on)
  }
  return <LensContext value={{ on, toggle }}>{children}</LensContext>
}

export function useLens(): Lens {
  return use(LensContext)
}

/** While the lens is on: the names of the scopes that a control needs, for its tooltip and for screen readers. */
export function useLensNames({ requiredScopes }: Verdict): string {
  return useLens().on ? requiredScopes.join(', ') : ''
}
