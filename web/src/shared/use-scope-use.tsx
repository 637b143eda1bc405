import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import { ScopeUse } from './scope-use.ts'

const ScopeUseContext = createContext(new ScopeUse())

/** Around the app: counts, as long as the page lives, which scopes its calls stand on. */
export function ScopeUseProvider({ children }: { children: ReactNode }) {
  const [scopeUse] = useState(() => new ScopeUse())
  useEffect(() => scopeUse.listen(window), [scopeUse])
  return <ScopeUseContext value={scopeUse}>{children}</ScopeUseContext>
}

/** Calls of this visit by the scope that they stood on. */
export function useScopeUse(): ReadonlyMap<string, number> {
  const { subscribe, read } = use(ScopeUseContext)
  return useSyncExternalStore(subscribe, read)
}
