import { isRecord, parseJson } from '../../contract/json.ts'
import type { Operation } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** What the gateway passes on: a status, and JSON or nothing. */
export interface WebApiAnswer {
  status: number
  etag?: string
  /** JSON text. */
  body?: string
}

/** Where the Web API's own addresses begin, and where ours do; both without a slash at the end. */
export interface LinkBases {
  from: string
  to: string
}

/**
 * Reads an answer of 2xx. Of its headers only the `ETag` is kept. Links that begin with `links.from` are pointed at
 * `links.to`, so that paging goes through the gateway.
 * @throws {ProblemError} `upstream-invalid` where the body is not JSON
 */
export function readAnswer(
  { group, method }: Operation,
  { status, headers, body }: UpstreamAnswer,
  links: LinkBases,
): WebApiAnswer {
  const etag = headers.etag
  const answer = { status, ...(typeof etag === 'string' && { etag }) }
  // A successful command to the player is answered with a meaningless word that is not JSON: the status is the whole answer.
  const isCommand = group === 'player' && method !== 'GET'
  if (isCommand || body.length === 0) return answer
  return { ...answer, body: readJsonText(body, headers, links, status) }
}

function readJsonText(
  body: Buffer,
  headers: UpstreamAnswer['headers'],
  links: LinkBases,
  upstreamStatus: number,
): string {
  const text = isPlainJson(headers) ? decodeUtf8(body) : undefined
  const value = text === undefined ? undefined : parseJson(text)
  if (text === undefined || typeof value !== 'object' || value === null)
    throw new ProblemError('upstream-invalid', { detail: 'The answer was not JSON.', members: { upstreamStatus } })
  return redirectLinks(value, links) ? writeJson(value, upstreamStatus) : text
}

/** A body in an encoding that we did not ask for can't be read. */
function isPlainJson(headers: UpstreamAnswer['headers']): boolean {
  const { 'content-type': type = 'application/json', 'content-encoding': encoding = 'identity' } = headers
  return encoding === 'identity' && /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function writeJson(value: object, upstreamStatus: number): string {
  try {
    return JSON.stringify(value)
  } catch (cause) {
    throw new ProblemError('upstream-invalid', {
      detail: 'The answer is nested too deeply.',
      cause,
      members: { upstreamStatus },
    })
  }
}

/** The members in which the Web API puts addresses of its own. */
const linkNames = ['href', 'next', 'previous', 'track_href', 'analysis_url'] as const

/** Changes the links of a parsed answer in place; links to elsewhere stay. @returns whether anything changed */
function redirectLinks(value: unknown, links: LinkBases): boolean {
  // A list of values still to visit, and no recursion: an answer may nest deeper than the stack.
  const rest: unknown[] = [value]
  let isChanged = false
  while (rest.length > 0) {
    const next = rest.pop()
    if (Array.isArray(next)) for (const item of next) rest.push(item)
    else if (isRecord(next)) {
      isChanged = redirectMembers(next, links) || isChanged
      for (const member of Object.values(next)) if (typeof member === 'object') rest.push(member)
    }
  }
  return isChanged
}

function redirectMembers(object: Record<string, unknown>, { from, to }: LinkBases): boolean {
  let isChanged = false
  for (const name of linkNames) {
    const link = object[name]
    if (typeof link !== 'string' || !link.startsWith(`${from}/`)) continue
    object[name] = to + link.slice(from.length)
    isChanged = true
  }
  return isChanged
}
