import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { type Method, type OperationId, operation } from '../../../contract/operations.ts'
import type { Parameter } from '../../../contract/parameters.ts'
import { as } from './app.ts'
import { asText, badValues, goodValue } from './generated-values.ts'

type Location = Parameter['in']

/** The parameters of a call. One may stand in several locations, and several times in a query. */
export type Given = readonly { name: string; location: Location; value: unknown }[]

/** A request as it is sent. */
export interface GeneratedRequest {
  operation: OperationId
  method: Method
  /** Below `/v1`, with its query. */
  target: string
  contentType: string
  body?: string
}

/** The request with these parameters. */
export function writeRequest(id: OperationId, given: Given): GeneratedRequest {
  const { method, path, parameters } = operation(id)
  const within = (location: Location) => given.filter((one) => one.location === location)
  const address = within('path').reduce(
    (filled, { name, value }) => filled.replace(`{${name}}`, encodeURIComponent(asText(value))),
    path as string,
  )
  const query = new URLSearchParams(within('query').map(({ name, value }) => [name, asText(value)]))
  const members = within('body')
  const picture = members.find(({ name }) => parameters[name]?.kind === 'jpeg')
  const object = Object.fromEntries(members.map(({ name, value }) => [name, value]))
  return {
    operation: id,
    method,
    target: `${address}?${query}`,
    contentType: picture ? 'image/jpeg' : 'application/json',
    ...(members.length > 0 && { body: picture ? asText(picture.value) : JSON.stringify(object) }),
  }
}

/** The same request for the test app, in a session that holds every scope. */
export function requestOf(id: OperationId, given: Given): InjectOptions {
  const { method, target, contentType, body } = writeRequest(id, given)
  const headers = { 'content-type': contentType }
  return {
    method,
    url: `/api/spotify/v1${target}`,
    ...as('ada', headers),
    ...(body !== undefined && { payload: body }),
  }
}

/** Every parameter in its first location, with an allowed value. */
export function goodCall(id: OperationId): fc.Arbitrary<Given> {
  const rows = Object.entries(operation(id).parameters).map(([name, parameter]) =>
    goodValue(parameter).map((value) => ({ name, location: parameter.in, value })),
  )
  return fc.tuple(...rows)
}

/** The same call with one fault: a value that is not allowed, that is there twice, or that is missing. */
export function spoiltCalls(id: OperationId, given: Given): { name: string; spoilt: Given }[] {
  return Object.entries(operation(id).parameters).flatMap(([name, parameter]) => {
    const rest = given.filter((one) => one.name !== name)
    const { in: first, alsoIn, required } = parameter
    const locations = alsoIn ? [first, alsoIn] : [first]
    const beyond = locations.flatMap((location) =>
      badValues(parameter, location).map((value) => [{ name, location, value }]),
    )
    const twice = given.filter((one) => one.name === name).map((one) => ({ ...one, location: 'query' as const }))
    const wrong = [
      ...beyond,
      ...(locations.includes('query') ? [[...twice, ...twice]] : []),
      ...(required && first !== 'path' ? [[]] : []),
    ]
    return wrong.map((own) => ({ name, spoilt: [...rest, ...own] }))
  })
}
