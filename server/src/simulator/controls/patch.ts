/** Members of an answer by their path, and what they become. */
export type Patch = Readonly<Record<string, unknown>>

/** In a patch: the member is left out. */
const isDrop = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && '$drop' in value && value.$drop === true

const dropped = Symbol('dropped')

/**
 * Changes members of an answer. A path is names and indices between dots, as `items.0.track`; `*` is every index or name.
 * Indices are those of the answer as it was, however many members go.
 * @returns the changed answer, and the paths that led to no member
 */
export function patchAnswer(answer: unknown, patch: Patch): { answer: unknown; missed: string[] } {
  const missed = Object.entries(patch)
    .filter(([path, value]) => !put(answer, path.split('.'), isDrop(value) ? dropped : value))
    .map(([path]) => path)
  return { answer: withoutDropped(answer), missed }
}

/** A member that is not there is added to an object, never to a list. @returns whether it was there */
function put(holder: unknown, [name = '', ...rest]: string[], value: unknown): boolean {
  if (typeof holder !== 'object' || holder === null) return false
  const names = name === '*' ? Object.keys(holder) : [name]
  return names.map((each) => putOne(holder, each, rest, value)).includes(true)
}

function putOne(holder: object, name: string, rest: string[], value: unknown): boolean {
  const member = Object.getOwnPropertyDescriptor(holder, name)
  if (rest.length > 0) return put(member?.value, rest, value)
  const isThere = member?.enumerable === true
  if (Array.isArray(holder) && !isThere) return false
  // Not by assignment: a member may be called `__proto__`.
  Object.defineProperty(holder, name, { value: copyOf(value), writable: true, enumerable: true, configurable: true })
  return isThere
}

/** A later path may change what an earlier one put in; the patch itself stays. */
function copyOf(value: unknown): unknown {
  return value === dropped ? dropped : structuredClone(value)
}

function withoutDropped(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== dropped).map(withoutDropped)
  if (typeof value !== 'object' || value === null) return value === dropped ? undefined : value
  const kept = Object.entries(value).filter(([, member]) => member !== dropped)
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutDropped(member)]))
}
