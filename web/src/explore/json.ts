export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** What a value holds, by name or by place; nothing for a plain one. */
export function membersOf(value: Json): [string | number, Json][] {
  if (isList(value)) return value.map((member, index) => [index, member])
  return isObject(value) ? Object.entries(value) : []
}

/** Under what name a list holds a resource that it says more about: when it was saved, by whom. */
export const wrappers = ['track', 'item', 'album', 'show', 'episode', 'audiobook']

/** `items[0].name`: how JavaScript, Python and jq all nearly write it. The path of the whole is empty. */
export function pathTo(parent: string, label: string | number): string {
  if (typeof label === 'number') return `${parent}[${label}]`
  if (!/^[A-Za-z_]\w*$/.test(label)) return `${parent}[${JSON.stringify(label)}]`
  return parent === '' ? label : `${parent}.${label}`
}
