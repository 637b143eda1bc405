import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { type Method, type OperationId, operation } from '../../../contract/operations.ts'
import type { Parameter } from '../../../contract/parameters.ts'
import { as } from './app.ts'
import { asText, badValues, goodValue } from './generated-values.ts'

type Place = Parameter['in']

/** What a call says. A parameter may stand in several places, and several times in an address. */
export type Given = readonly { name: string; place: Place; value: unknown }[]

/** A request as it goes over the wire. */
export interface GeneratedRequest {
  operation: OperationId
  method: Method
  /** Below `/v1`, with its query. */
  target: string
  contentType: string
  body?: string
}

/** The request that says all this. */
export function writeRequest(id: OperationId, given: Given): GeneratedRequest {
  const { method, path, parameters } = operation(id)
  const within = (place: Place) => given.filter((one) => one.place === place)
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

/** The same for the app of the tests here, by somebody who holds every scope. */
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

/** Every parameter in its first place, with a value that is allowed. */
export function goodCall(id: OperationId): fc.Arbitrary<Given> {
  const rows = Object.entries(operation(id).parameters).map(([name, parameter]) =>
    goodValue(parameter).map((value) => ({ name, place: parameter.in, value })),
  )
  return fc.tuple(...rows)
}

/** The same call with one thing wrong: a value that is not allowed, or one that is there twice, or missing. */
export function spoiltCalls(id: OperationId, given: Given): { name: string; spoilt: Given }[] {
  return Object.entries(operation(id).parameters).flatMap(([name, parameter]) => {
    const rest = given.filter((one) => one.name !== name)
    const { in: first, alsoIn, required } = parameter
    const places = alsoIn ? [first, alsoIn] : [first]
    const beyond = places.flatMap((place) => badValues(parameter, place).map((value) => [{ name, place, value }]))
    const twice = given.filter((one) => one.name === name).map((one) => ({ ...one, place: 'query' as const }))
    const wrong = [
      ...beyond,
      ...(places.includes('query') ? [[...twice, ...twice]] : []),
      ...(required && first !== 'path' ? [[]] : []),
    ]
    return wrong.map((own) => ({ name, spoilt: [...rest, ...own] }))
  })
}
