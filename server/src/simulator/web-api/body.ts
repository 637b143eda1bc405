import { isRecord } from '../../../contract/json.ts'
import type { Call } from './call.ts'
import { badRequest } from './errors.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** The body as a JSON object; an empty one where there is none. @throws {WebApiError} 400 when it is something else */
export function readBody({ rawBody }: Pick<Call, 'rawBody'>): JsonObject {
  if (rawBody.trim() === '') return {}
  const value = parseJson(rawBody)
  if (!isRecord(value)) throw badRequest('Malformed json')
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('Malformed json')
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
  return asStrings(body[name] ?? undefined, name)
}

/** The same where the list may also be the whole body, as the oldest calls had it and clients still send it. */
export function readStringsOrList({ rawBody }: Pick<Call, 'rawBody'>, name: string): string[] | undefined {
  return isList({ rawBody }) ? asStrings(parseJson(rawBody), name) : readStrings(readBody({ rawBody }), name)
}

/** Whether the body is meant as a list. */
export function isList({ rawBody }: Pick<Call, 'rawBody'>): boolean {
  return rawBody.trimStart().startsWith('[')
}

function asStrings(value: unknown, name: string): string[] | undefined {
  if (value !== undefined && !isStrings(value)) throw badRequest(`Invalid value for field: ${name}`)
  return value
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
