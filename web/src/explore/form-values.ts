import { type OperationId, operation, operationCatalogue } from '@scopedeck/server/contract/operations.ts'
import type { Parameter } from '@scopedeck/server/contract/parameters.ts'

/** The texts in the fields of a form, by the name of the parameter. A field that is left out has no entry. */
export type FormValues = Readonly<Record<string, string>>

/**
 * The form that an address describes. Names that are no parameter of the call are left out.
 * @param before the form as it was: a picture is too long for an address, so it is kept from there
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

/** The query of a form’s address, with its question mark; empty where the form is empty. */
export function searchOf(id: OperationId, values: FormValues): string {
  const given = Object.entries(operation(id).parameters).flatMap(([name, { kind }]): [string, string][] =>
    values[name] && kind !== 'jpeg' ? [[name, values[name]]] : [],
  )
  return given.length > 0 ? `?${queryOf(given)}` : ''
}

/** The text of a field as it is sent. Half of an emoji can be typed, and has no encoding: U+FFFD takes its place. */
export function sentText(values: FormValues, name: string): string {
  return values[name]?.trim().toWellFormed() ?? ''
}

/** A query in which commas, colons and slashes are not encoded, so that people can read it (RFC 3986 §3.4 allows all three). */
export function queryOf(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&')
}

/** Half of an emoji has no encoding, and `encodeURIComponent` would throw: it becomes the replacement character. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/')
}

/** The example of a parameter as it stands in the form. */
export function exampleText({ example }: Parameter): string {
  if (Array.isArray(example))
    return example.every((each) => typeof each === 'string') ? example.join(',') : json(example)
  return typeof example === 'object' ? json(example) : String(example)
}

const json = (value: object) => JSON.stringify(value, undefined, 1).replaceAll(/\n\s*/g, ' ')

/** The parts of a list that a person typed, with commas, spaces or line breaks between them. */
export function partsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}

export function isOperationId(value: unknown): value is OperationId {
  return typeof value === 'string' && Object.hasOwn(operationCatalogue, value)
}

const link = /(?:^|[/:])(track|album|artist|playlist|show|episode|audiobook|chapter|user)[/:]([\w.-]+)\/?(?:[?#].*)?$/

/** The id or URI in a text that a person pasted: a link to Spotify, a URI or an id. Any other text is given up. */
export function readName(text: string, as: 'id' | 'uri'): string {
  const trimmed = text.trim()
  const isName = trimmed.startsWith('spotify:') || /^https?:\/\//.test(trimmed)
  const [, type, id] = (isName && link.exec(trimmed)) || []
  if (!type || !id) return trimmed
  return as === 'uri' ? `spotify:${type}:${id}` : id
}
