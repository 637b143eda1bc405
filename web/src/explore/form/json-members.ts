import { readParameterText } from '@scopedeck/server/contract/parameter-values.ts'
import type { ValueForm } from '@scopedeck/server/contract/parameters.ts'
import { isList, isObject, type Json, type JsonObject, readJson } from '../json.ts'

/** A member of a JSON object as the text in its field. */
export function memberText(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The JSON value that a typed text stands for: a number or a truth value where the member takes one, else the text. */
export function memberValue(form: ValueForm, text: string): Json {
  const value = readParameterText(form, text)
  return typeof value === 'number' || typeof value === 'boolean' ? value : text
}

/** The object with one member changed. A member that is emptied is left out. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  const { [name]: _before, ...rest } = object
  return value === '' ? rest : { ...rest, [name]: value }
}

/** The objects in the text of a field: one, or those of a list. An empty object where there is none, to be filled in. */
export function objectsIn(text: string): JsonObject[] {
  const value = readJson(text)
  const objects = isList(value) ? value.filter(isObject) : isObject(value) ? [value] : []
  return objects.length > 0 ? objects : [{}]
}

/** The text of a field that holds these objects; empty where the only object is empty. */
export function objectsText({ maxItems }: ValueForm, objects: readonly JsonObject[]): string {
  const isEmpty = objects.every((object) => Object.keys(object).length === 0)
  if (isEmpty && objects.length <= 1) return ''
  return JSON.stringify(maxItems === undefined ? (objects[0] ?? {}) : objects)
}
