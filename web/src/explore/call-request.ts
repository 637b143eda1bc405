import { type Method, type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { Parameter, ParameterKind } from '@scopedeck/server/contract/parameters.ts'
import { type FormValues, partsOf, queryOf } from './form-values.ts'

/** A call as it goes out, whoever sends it. */
export interface CallRequest {
  method: Method
  /** Below `/v1`, with its query. */
  target: string
  body?: { contentType: 'application/json' | 'image/jpeg'; text: string }
}

interface Given {
  name: string
  text: string
  parameter: Parameter
}

/** The request that a form makes. Values are trimmed, and what is empty is left out. */
export function requestOf(id: OperationId, values: FormValues): CallRequest {
  const { method, path } = operation(id)
  const given = Object.entries(operation(id).parameters).flatMap(([name, parameter]): Given[] => {
    const text = values[name]?.trim() ?? ''
    return text === '' ? [] : [{ name, text, parameter }]
  })
  const within = (place: Parameter['in']) => given.filter(({ parameter }) => parameter.in === place)
  const query = queryOf(within('query').map(({ name, text, parameter }) => [name, onWire(parameter, text)]))
  const body = bodyOf(within('body'))
  return { method, target: `${fill(path, within('path'))}${query && `?${query}`}`, ...(body && { body }) }
}

/** A place that is not filled in yet keeps its name. */
function fill(path: string, given: readonly Given[]): string {
  return given.reduce((filled, { name, text }) => filled.replace(`{${name}}`, encodeURIComponent(text)), path)
}

const lists: readonly ParameterKind[] = ['ids', 'uris', 'choices']

function onWire({ kind }: Parameter, text: string): string {
  return lists.includes(kind) ? partsOf(text).join(',') : text
}

function bodyOf(given: readonly Given[]): CallRequest['body'] {
  if (given.length === 0) return undefined
  const picture = given.find(({ parameter }) => parameter.kind === 'jpeg')
  if (picture) return { contentType: 'image/jpeg', text: picture.text }
  const members = given.map(({ name, text, parameter }) => [name, inJson(parameter, text)])
  return { contentType: 'application/json', text: JSON.stringify(Object.fromEntries(members)) }
}

function inJson({ kind }: Parameter, text: string): unknown {
  if (lists.includes(kind)) return partsOf(text)
  if (kind === 'integer' || kind === 'number' || kind === 'time') return Number(text)
  if (kind === 'boolean') return text === 'true'
  return kind === 'json' ? parsed(text) : text
}

/** What is not JSON yet, as in a sample of a form half filled in, goes as it was typed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
