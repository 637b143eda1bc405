import { isSpotifyId } from '../world/spotify-id.ts'
import { readBodyOrList, readStrings } from './body.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'

type Queried = Pick<Call, 'query'>

/** The id in the address. @throws {WebApiError} 400 when it has not the form of one */
export function readId({ params }: Pick<Call, 'params'>, name = 'id'): string {
  const id = params[name] ?? ''
  if (!isSpotifyId(id)) throw badRequest('Invalid base62 id')
  return id
}

/** A whole number, or what stands for it when there is none. @throws {WebApiError} 400 outside the bounds */
export function readInteger({ query }: Queried, name: string, { least, most, standard, message }: IntegerRule): number {
  const text = query[name]
  const value = text === undefined ? standard : /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
  if (value === undefined || value < least || value > most) throw badRequest(message ?? `Invalid ${name}`)
  return value
}

interface IntegerRule {
  least: number
  most: number
  /** Absent: the parameter has to be given. */
  standard?: number
  message?: string
}

/** @throws {WebApiError} 400 when it is missing or none of those allowed */
export function readChoice<Choice extends string>(
  { query }: Queried,
  name: string,
  choices: readonly Choice[],
  standard?: Choice,
): Choice {
  const choice = query[name] === undefined ? standard : choices.find((each) => each === query[name])
  if (choice === undefined)
    throw badRequest(query[name] === undefined ? `Missing required field: ${name}` : `Invalid ${name}`)
  return choice
}

/** @throws {WebApiError} 400 when it is missing or empty */
export function readText({ query }: Queried, name: string, message = `Missing required field: ${name}`): string {
  const text = query[name]?.trim()
  if (!text) throw badRequest(message)
  return text
}

/** What stands between the commas, without blanks around it. Choice: where there is nothing, nothing is meant. */
export function splitList(text: string): string[] {
  return valuesBetween(text).filter((value) => value !== '')
}

/**
 * A comma separated list; nothing between two commas is a value too, and a wrong one.
 * @throws {WebApiError} 400 when it is missing, empty or longer than `most`
 */
export function readList(call: Queried, name: string, most: number): string[] {
  const values = valuesBetween(readText(call, name))
  if (values.length > most) throw badRequest(`Too many ${name} requested`)
  return values
}

const valuesBetween = (text: string) => text.split(',').map((value) => value.trim())

/** The old calls' `ids`: in the query, else in the body. @throws {WebApiError} 400 */
export function readIds(call: Call, most: number, isId = isSpotifyId): string[] {
  const ids =
    call.query.ids === undefined ? readStrings(readBodyOrList(call, 'ids'), 'ids') : readList(call, 'ids', most)
  if (!ids || ids.length === 0) throw badRequest('Missing required field: ids')
  if (ids.length > most) throw badRequest('Too many ids requested')
  if (!ids.every(isId)) throw badRequest('invalid id')
  return ids
}
