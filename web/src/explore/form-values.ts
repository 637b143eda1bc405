import { type OperationId, operation, operationCatalogue } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'

/** What stands in the form, by the name of the parameter: always text, and nothing where it is left out. */
export type FormValues = Readonly<Record<string, string>>

/**
 * The form that an address describes; what is no parameter of the call is not taken.
 * @param before the form as it was: a picture is too long for an address, and stays
 */
export function readValues(id: OperationId, search: string, before: FormValues = {}): FormValues {
  const given = new URLSearchParams(search)
  return Object.fromEntries(
    Object.entries(operation(id).parameters).flatMap(([name, { kind }]) => {
      const text = kind === 'jpeg' ? before[name] : given.get(name)
      return text ? [[name, text]] : []
    }),
  )
}

/** The address of a form, from the question mark on; empty where the form is. */
export function searchOf(id: OperationId, values: FormValues): string {
  const given = Object.entries(operation(id).parameters).flatMap(([name, { kind }]): [string, string][] =>
    values[name] && kind !== 'jpeg' ? [[name, values[name]]] : [],
  )
  return given.length > 0 ? `?${queryOf(given)}` : ''
}

/** A query in which commas, colons and slashes stay legible; all three may stand there (RFC 3986 §3.4). */
export function queryOf(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&')
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/')
}

/** The example of a parameter as it stands in the form. */
export function exampleText({ example }: Parameter): string {
  if (Array.isArray(example))
    return example.every((each) => typeof each === 'string') ? example.join(',') : json(example)
  return typeof example === 'object' ? json(example) : String(example)
}

const json = (value: object) => JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ')

/** The parts of a list as a person writes it: by commas, spaces or lines. */
export function partsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

export function isOperationId(value: unknown): value is OperationId {
  return typeof value === 'string' && Object.hasOwn(operationCatalogue, value)
}
