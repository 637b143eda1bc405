import { useSyncExternalStore } from 'react'

/** A value that belongs to this page and not to the server, kept outside React. Components read it with `useStore`. */
export class ExternalStore<Value> {
  #value: Value
  readonly #listeners = new Set<() => void>()

  constructor(initial: Value) {
    this.#value = initial
  }

  readonly read = (): Value => this.#value

  readonly set = (value: Value): void => {
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

export function useStore<Value>({ subscribe, read }: ExternalStore<Value>): Value {
  return useSyncExternalStore(subscribe, read)
}
