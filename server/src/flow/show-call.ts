import { type OperationId, operation } from '../../contract/operations.ts'
import { nameablesOf, type Parameter, type ParameterKind } from '../../contract/parameters.ts'
import type { CallToShow } from '../observability/flow-input.ts'

export interface ShownAddress {
  method: string
  path: string
  query?: string
}

type IsShown = (value: string) => boolean

/** An operation as its calls are shown; compiled once, because every call is. */
interface ShownOperation {
  method: string
  /** Between the parameters of the path; one more than those. */
  texts: string[]
  names: string[]
  /** By the names of all parameters. */
  shows: Map<string, IsShown>
}

/**
 * The address of a call as far as it may be shown: ids that Spotify made, numbers, and words of the catalogue. Any other
 * value is one that a person or a program wrote, and it may hold anything; its name stands for it.
 * @param base before the path of the operation
 */
export function showCall({ id, params, query }: CallToShow, base: string): ShownAddress {
  const { method, texts, names, shows } = shownOperation(id)
  let path = base + texts[0]
  for (const [index, name] of names.entries()) path += showValue(shows, name, params[name]) + texts[index + 1]
  return query.size === 0 ? { method, path } : { method, path, query: showQuery(shows, query) }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** The pattern of a route of ours. A method of any other spelling was made up by the client. */
export const showRoute = (route = { method: 'GET', path: '/' }): ShownAddress => ({
  method: methods.has(route.method) ? route.method : 'other',
  path: route.path,
})

const showValue = (shows: ShownOperation['shows'], name: string, value = '') =>
  shows.get(name)?.(value) ? value : `{${name}}`

/** Parameters that the operation does not have are left out: their names may hold anything too. */
function showQuery(shows: ShownOperation['shows'], query: URLSearchParams): string {
  let shown = ''
  query.forEach((value, name) => {
    if (shows.has(name)) shown += `${shown === '' ? '' : '&'}${name}=${showValue(shows, name, value)}`
  })
  return shown
}

const operations = new Map<OperationId, ShownOperation>()

function shownOperation(id: OperationId): ShownOperation {
  const known = operations.get(id)
  if (known) return known
  const { method, path, parameters } = operation(id)
  const names = [...path.matchAll(/\{(.+?)\}/g)].map(([, name = '']) => name)
  const shows = new Map(Object.entries(parameters).map(([name, parameter]) => [name, showsOf(parameter)]))
  const shown = { method, texts: path.split(/\{.+?\}/), names, shows }
  operations.set(id, shown)
  return shown
}

const showsOf = (parameter: Parameter): IsShown => shownKinds[parameter.kind]?.(parameter) ?? (() => false)

const freeIds: ReadonlySet<string> = new Set(['user', 'device', 'category'])
const matches = (pattern: RegExp) => () => (value: string) => pattern.test(value)
const numeral = matches(/^-?\d{1,15}$/)

/** The kinds with values that cannot hold a secret. The ids of accounts, devices and categories have no fixed form. */
const shownKinds: Partial<Record<ParameterKind, (parameter: Parameter) => IsShown>> = {
  id: (parameter) => (value) =>
    !nameablesOf(parameter).some((name) => freeIds.has(name)) && /^[0-9A-Za-z]{22}$/.test(value),
  integer: numeral,
  number: numeral,
  time: numeral,
  boolean: matches(/^(?:true|false)$/),
  choice:
    ({ values = [] }) =>
    (value) =>
      values.includes(value),
  choices:
    ({ values = [] }) =>
    (value) =>
      value.split(',').every((one) => values.includes(one)),
  market: matches(/^[A-Z]{2}$/),
}
