import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { ExternalStore, useStore } from './external-store.ts'

const eventName = 'scopes-used'

/**
 * How many calls of this visit used each scope. The API client reports every answer as an event, so that it need not
 * know who counts.
 */
export class ScopeUse extends ExternalStore<ReadonlyMap<Scope, number>> {
  constructor() {
    super(new Map())
  }

  /** Counts the events on `target` until the returned function is called. */
  readonly listen = (target: EventTarget): (() => void) => {
    const onUse = (event: Event) => {
      if (event instanceof CustomEvent) this.#count(event.detail)
    }
    target.addEventListener(eventName, onUse)
    return () => target.removeEventListener(eventName, onUse)
  }

  #count(scopes: readonly Scope[]): void {
    const calls = new Map(this.read())
    for (const scope of scopes) calls.set(scope, (calls.get(scope) ?? 0) + 1)
    this.set(calls)
  }
}

/**
 * Reports which scopes an answer used: those that the operation accepts and the grant holds. Where an operation accepts
 * one of several scopes, every one that the grant holds counts, because the answer does not say which one served.
 */
export function tellScopeUse(headers: Headers, target: EventTarget): void {
  const granted = new Set(scopesIn(headers, 'x-scopes-granted'))
  tellScopesUsed(
    scopesIn(headers, 'x-scopes-accepted').filter((scope) => granted.has(scope)),
    target,
  )
}

/** Reports scopes that something used without an HTTP answer whose headers say so. */
export function tellScopesUsed(used: readonly Scope[], target: EventTarget): void {
  if (used.length > 0) target.dispatchEvent(new CustomEvent(eventName, { detail: used }))
}

function scopesIn(headers: Headers, name: string): Scope[] {
  return (headers.get(name) ?? '').split(/[\s,]+/).filter(isScope)
}

const ScopeUseContext = createContext(new ScopeUse())

/** Around the app: counts, as long as the page lives, which scopes its calls used. */
export function ScopeUseProvider({ children }: { children: ReactNode }) {
  const [scopeUse] = useState(() => new ScopeUse())
  useEffect(() => scopeUse.listen(window), [scopeUse])
  return <ScopeUseContext value={scopeUse}>{children}</ScopeUseContext>
}

/** The number of calls of this visit, by the scope that they used. */
export function useScopeUse(): ReadonlyMap<Scope, number> {
  return useStore(use(ScopeUseContext))
}
