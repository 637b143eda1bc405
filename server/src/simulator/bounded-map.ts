/** A map that forgets its oldest entries, so that a simulator left running for weeks stays small. */
export class BoundedMap<Key, Value> {
  readonly #entries = new Map<Key, Value>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key)
  }

  set(key: Key, value: Value): void {
    this.#entries.set(key, value)
    if (this.#entries.size <= this.#limit) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      return
    }
  }

  entries(): Iterable<[Key, Value]> {
    return this.#entries
  }

  values(): Iterable<Value> {
    return this.#entries.values()
  }
}
