import { parseJson } from '@scopedeck/server/contract/json.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** The value of a JSON text; `undefined` for a text that is not JSON. */
export function readJson(text: string): Json | undefined {
  return parseJson(text) as Json | undefined
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** The members of an object by name, or of a list by index; none for other values. */
export function membersOf(value: Json): [string | number, Json][] {
  if (isList(value)) return value.map((member, index) => [index, member])
  return isObject(value) ? Object.entries(value) : []
}

/** Names under which a list entry holds its resource, beside facts such as when it was saved. */
export const wrappers = ['track', 'item', 'album', 'show', 'episode', 'audiobook']

/** `items[0].name`, nearly as JavaScript, Python and jq write it. The path of the whole value is empty. */
export function pathTo(parent: string, label: string | number): string {
  if (typeof label === 'number') return `${parent}[${label}]`
  if (!/^[A-Za-z_]\w*$/.test(label)) return `${parent}[${JSON.stringify(label)}]`
  return parent === '' ? label : `${parent}.${label}`
}
