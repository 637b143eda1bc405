import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { isList, isObject, type Json, type JsonObject, parseJson } from '../json.ts'

/** A member of a JSON object as its field shows it. */
export function memberText(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What is typed as the value that JSON has for it: a number where it is one already. */
export function memberValue({ kind }: ValueForm, text: string): Json {
  const isNumber = kind === 'integer' || kind === 'number' || kind === 'time'
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** The object with one member set; emptied, it is left out. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const { [name]: _before, ...rest } = object
  return value === '' ? rest : { ...rest, [name]: value }
}

/** The objects that stand in a field: one, or those of a list; one that is empty where nothing does. */
export function objectsIn(text: string): JsonObject[] {
  const value = parseJson(text)
  const objects = isList(value) ? value.filter(isObject) : isObject(value) ? [value] : []
  return objects.length > 0 ? objects : [{}]
}

/** The text of a field that holds these objects; nothing where there is nothing in them. */
export function objectsText({ maxItems }: ValueForm, objects: readonly JsonObject[]): string {
  const isEmpty = objects.every((object) => Object.keys(object).length === 0)
  if (isEmpty && objects.length <= 1) return ''
  return JSON.stringify(maxItems === undefined ? (objects[0] ?? {}) : objects)
}
