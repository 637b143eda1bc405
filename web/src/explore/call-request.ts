import { callFacts } from '@scopedeck/server/contract/call-facts.ts'
import { parseJson } from '@scopedeck/server/contract/json.ts'
import { type Method, type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import { readParameterText } from '@scopedeck/server/contract/parameter-values.ts'
import type { Parameter, ValueForm } from '@scopedeck/server/contract/parameters.ts'
import type { CallFacts, Visibility } from '@scopedeck/server/contract/requirements.ts'
import { type FormValues, partsOf, queryOf, sentText } from './form-values.ts'

/** A call as it goes out: to our server, or from a code sample to Spotify. */
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

/** The request that a form makes. Values are trimmed, and empty values are left out. */
export function requestOf(id: OperationId, values: FormValues): CallRequest {
  const { method, path } = operation(id)
  const given = Object.entries(operation(id).parameters).flatMap(([name, parameter]): Given[] => {
    const text = sentText(values, name)
    return text === '' ? [] : [{ name, text, parameter }]
  })
  const within = (place: Parameter['in']) => given.filter(({ parameter }) => parameter.in === place)
  const query = queryOf(within('query').map(({ name, text, parameter }) => [name, addressText(parameter, text)]))
  const body = bodyOf(within('body'))
  return { method, target: `${fillPath(path, within('path'))}${query && `?${query}`}`, ...(body && { body }) }
}

/** The parameters of a call that its JSON body holds, by name; none for a call whose body is a picture. */
export function bodyParameters(id: OperationId): [string, Parameter][] {
  const all = Object.entries(operation(id).parameters).filter(([, { in: place }]) => place === 'body')
  return all.some(([, { kind }]) => kind === 'jpeg') ? [] : all
}

/** A parameter of the path that is not filled in yet keeps its `{name}`. */
function fillPath(path: string, given: readonly Given[]): string {
  return given.reduce((filled, { name, text }) => filled.replace(`{${name}}`, encodeURIComponent(text)), path)
}

function bodyOf(given: readonly Given[]): CallRequest['body'] {
  if (given.length === 0) return undefined
  const picture = given.find(({ parameter }) => parameter.kind === 'jpeg')
  if (picture) return { contentType: 'image/jpeg', text: picture.text }
  const members = given.map(({ name, text, parameter }) => [name, requestValue(parameter, text)])
  return { contentType: 'application/json', text: JSON.stringify(Object.fromEntries(members)) }
}

/** A list has commas in an address, and nothing else between its parts. */
export function addressText({ kind }: ValueForm, text: string): string {
  return kind === 'ids' || kind === 'uris' || kind === 'choices' ? partsOf(text).join(',') : text
}

/**
 * The value of a field as the server reads it from the request, for `checkParameterValue`. A text that stands for no
 * value of its kind, such as JSON that is half written, stays a text.
 * @param text trimmed, not empty
 */
export function requestValue(form: ValueForm, text: string): unknown {
  if (form.kind === 'json') return parseJson(text) ?? text
  return readParameterText(form, addressText(form, text))
}

/**
 * What a form states that decides which scopes its call needs: the same as the server reads from the request.
 * @param visibility of the playlist as it is now, where that is known
 */
export function formFacts(id: OperationId, values: FormValues, visibility?: Visibility): CallFacts {
  const { target, body } = requestOf(id, values)
  const query = new URLSearchParams(target.split('?')[1])
  const json = body?.contentType === 'application/json' ? parseJson(body.text) : undefined
  return { ...(visibility && operation(id).requirement.visibility && { visibility }), ...callFacts(id, query, json) }
}
