import { parseJson } from '../../contract/json.ts'
import type { Operation } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'
import { redirectLinks } from './links.ts'
import type { UpstreamAnswer } from './upstream.ts'

/** What the gateway hands on: a status, and JSON or nothing. */
export interface WebApiAnswer {
  status: number
  etag?: string
  /** JSON text. */
  body?: string
}

/**
 * Reads an answer of 2xx. Of its headers only the `ETag` is taken.
 * @param links where the Web API's own addresses begin, and where ours do
 * @throws {ProblemError} `upstream-invalid` where the body is not JSON
 */
export function readAnswer(
  { group, method }: Operation,
  { status, headers, body }: UpstreamAnswer,
  links: { from: string; to: string },
): WebApiAnswer {
  const etag = headers.etag
  const answer = { status, ...(typeof etag === 'string' && { etag }) }
  // Successful commands to the player carry a meaningless word that is no JSON: the status is the whole answer.
  const isCommand = group === 'player' && method !== 'GET'
  if (isCommand || body.length === 0) return answer
  return { ...answer, body: readJsonText(body, headers, links, status) }
}

function readJsonText(
  body: Buffer,
  headers: UpstreamAnswer['headers'],
  links: { from: string; to: string },
  upstreamStatus: number,
): string {
  const text = isPlainJson(headers) ? decodeUtf8(body) : undefined
  const value = text === undefined ? undefined : parseJson(text)
  if (text === undefined || typeof value !== 'object' || value === null)
    throw new ProblemError('upstream-invalid', { detail: 'The answer was not JSON.', members: { upstreamStatus } })
  return redirectLinks(value, links) ? writeJson(value, upstreamStatus) : text
}

/** An encoding that we did not ask for is one we can't look into. */
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
