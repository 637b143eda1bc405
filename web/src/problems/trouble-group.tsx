import { createContext, type ReactNode, useState } from 'react'
import { ExternalStore } from '../shared/external-store.ts'
import type { ScreenProblemCode } from '../shared/problem.ts'

interface Entry {
  id: string
  code: ScreenProblemCode
  retry: () => void
}

/** The troubles that show on a screen at present, the earliest first. */
class Troubles extends ExternalStore<readonly Entry[]> {
  readonly add = (entry: Entry): (() => void) => {
    this.set([...this.read(), entry])
    return () => this.set(this.read().filter(({ id }) => id !== entry.id))
  }
}

export const TroublesContext = createContext(new Troubles([]))

/** Around the parts of a screen. Where the same trouble hits several of them, it is told once, and one button tries all again. */
export function TroubleGroup({ children }: { children: ReactNode }) {
  const [troubles] = useState(() => new Troubles([]))
  return <TroublesContext value={troubles}>{children}</TroublesContext>
}
