import { isRecord } from '@scopedeck/server/contract/json.ts'

/**
 * Readers for the fields of an answer of this app’s own server, which says what its contract says. Each one throws a TypeError
 * where the field holds something else. For the answers of Spotify see `answer-members.ts`.
 */

export function readRecord(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) refuse('object')
  return value
}

export function readText(value: unknown): string {
  if (typeof value !== 'string' || value === '') refuse('text')
  return value
}

export function readNumber(value: unknown): number {
  if (typeof value !== 'number') refuse('number')
  return value
}

export function readBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') refuse('boolean')
  return value
}

export function readList<Item>(value: unknown, readItem: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value)) refuse('list')
  return value.map((item) => readItem(item))
}

export function readOneOf<Value extends string>(value: unknown, values: readonly Value[]): Value {
  const found = values.find((each) => each === value)
  if (found === undefined) refuse(values.join(' or '))
  return found
}

/** A member that may be null or left out: `{}` then. Spread the result into the object that is read. */
export function readOptionalText<Name extends string>(
  from: Record<string, unknown>,
  name: Name,
): { [Key in Name]?: string } {
  return from[name] === undefined || from[name] === null
    ? {}
    : ({ [name]: readText(from[name]) } as { [Key in Name]?: string })
}

function refuse(expected: string): never {
  throw new TypeError(`The answer has no ${expected}.`)
}
