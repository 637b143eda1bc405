const eventName = 'scopes-used'

/**
 * How many calls of this visit stood on each scope. The API client tells of every answer as an event, so that it need
 * not know who counts.
 */
export class ScopeUse {
  #calls: ReadonlyMap<string, number> = new Map()
  readonly #listeners = new Set<() => void>()

  /** Counts what is told on `target`, until the function that it returns is called. */
  readonly listen = (target: EventTarget): (() => void) => {
    const onUse = (event: Event) => {
      if (event instanceof CustomEvent) this.#count(event.detail)
    }
    target.addEventListener(eventName, onUse)
    return () => target.removeEventListener(eventName, onUse)
  }

  readonly read = (): ReadonlyMap<string, number> => this.#calls

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #count(scopes: readonly string[]): void {
    const calls = new Map(this.#calls)
    for (const scope of scopes) calls.set(scope, (calls.get(scope) ?? 0) + 1)
    this.#calls = calls
    for (const listener of this.#listeners) listener()
  }
}

/**
 * Tells which scopes an answer stood on: those that the operation takes and the grant holds. Where an operation takes
 * one of several, by what a playlist is, every one that is held counts, for the answer does not say which it was.
 */
export function tellScopeUse(headers: Headers, target: EventTarget): void {
  const granted = new Set(namesIn(headers, 'x-scopes-granted'))
  tellScopesUsed(
    namesIn(headers, 'x-scopes-accepted').filter((scope) => granted.has(scope)),
    target,
  )
}

/** Tells which scopes something stood on that came without headers to say so. */
export function tellScopesUsed(used: readonly string[], target: EventTarget): void {
  if (used.length > 0) target.dispatchEvent(new CustomEvent(eventName, { detail: used }))
}

function namesIn(headers: Headers, name: string): string[] {
  return (headers.get(name) ?? '').split(/[\s,]+/).filter(Boolean)
}
