import { isRecord } from '../../../contract/json.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'

export type JsonObject = Readonly<Record<string, unknown>>

type Sent = Pick<Call, 'rawBody'>

/** What Spotify says of a body that it can't read; the player has words of its own. */
const unreadable = 'Error parsing JSON.'

/**
 * The body as a JSON object, whatever content type it has; an empty one where there is none.
 * @throws {WebApiError} 400 when it is something else
 */
export function readBody({ rawBody }: Sent, message = unreadable): JsonObject {
  if (rawBody.trim() === '') return {}
  const value = parseJson(rawBody, message)
  if (!isRecord(value)) throw badRequest(message)
  return value
}

/** The same where the body may also be the bare list of one member, as the oldest clients send it. */
export function readBodyOrList({ rawBody }: Sent, member: string): JsonObject {
  return isList({ rawBody }) ? { [member]: parseJson(rawBody, unreadable) } : readBody({ rawBody })
}

function parseJson(text: string, message: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(message)
  }
}

/** A member that may be absent or null. @throws {WebApiError} 400 when it is of another type */
export function readBoolean(body: JsonObject, name: string): boolean | undefined {
  const value = body[name] ?? undefined
  if (value !== undefined && typeof value !== 'boolean') throw badRequest(`Invalid value for field: ${name}`)
  return value
}

/** The same for a text. */
export function readString(body: JsonObject, name: string): string | undefined {
  const value = body[name] ?? undefined
  if (value !== undefined && typeof value !== 'string') throw badRequest(`Invalid value for field: ${name}`)
  return value
}

/** The same for a whole number not below zero. */
export function readCount(body: JsonObject, name: string): number | undefined {
  const value = body[name] ?? undefined
  if (value !== undefined && !(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)) {
    throw badRequest(`Invalid value for field: ${name}`)
  }
  return value
}

/** The same for a list of texts. */
export function readStrings(body: JsonObject, name: string): string[] | undefined {
  const value = body[name] ?? undefined
  if (value !== undefined && !isStrings(value)) throw badRequest(`Invalid value for field: ${name}`)
  return value
}

/** Whether the body is meant as a list. */
export function isList({ rawBody }: Sent): boolean {
  return rawBody.trimStart().startsWith('[')
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
