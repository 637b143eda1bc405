/** `Set.prototype` has these since 2024. We support browsers that are older: see `web/browsers.ts`. */

export function union<Value>(...sets: readonly Iterable<Value>[]): Set<Value> {
  return new Set(sets.flatMap((set) => [...set]))
}

/** What is in the first set and not in the second. */
export function difference<Value>(one: Iterable<Value>, other: ReadonlySet<Value>): Set<Value> {
  return new Set([...one].filter((value) => !other.has(value)))
}

/** What is in both. */
export function intersection<Value>(one: Iterable<Value>, other: ReadonlySet<Value>): Set<Value> {
  return new Set([...one].filter((value) => other.has(value)))
}

/** The set with the value, or without it where it was there. */
export function toggled<Value>(set: ReadonlySet<Value>, value: Value): Set<Value> {
  return set.has(value) ? difference(set, new Set([value])) : union(set, [value])
}
