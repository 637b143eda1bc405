import type { Operation } from '../../contract/operations.ts'
import { invalidAnswer, type UpstreamAnswer } from './answer-reader.ts'
import { createJsonCheck, type JsonCheck } from './json-check.ts'

/** What the gateway passes on: a status, and JSON or nothing. */
export interface WebApiAnswer {
  status: number
  etag?: string
  /** JSON text in UTF-8, every number as Spotify wrote it. */
  body?: Buffer
}

/** Reads an answer of 2xx. @throws {ProblemError} `upstream-invalid` where the body is not JSON */
export type ReadAnswer = (operation: Operation, answer: UpstreamAnswer) => WebApiAnswer

/** Where the Web API's own addresses begin, and where ours do; both without a slash at the end. */
export interface LinkBases {
  from: string
  to: string
}

/**
 * Makes the reader of answers. Of the headers only the `ETag` is kept. Links that begin with `links.from` are pointed at
 * `links.to`, so that paging goes through the gateway; a body without such a link is passed on as it came.
 */
export function createAnswerReading(links: LinkBases): ReadAnswer {
  const isJson = createJsonCheck()
  const redirectLinks = createLinkRedirect(links)
  return ({ group, method }, { status, headers, body }) => {
    const { etag } = headers
    const answer = { status, ...(typeof etag === 'string' && { etag }) }
    // A successful command to the player is answered with a meaningless word that is not JSON: the status is the whole answer.
    const isCommand = group === 'player' && method !== 'GET'
    if (isCommand || body.length === 0) return answer
    checkJson(body, { headers, status }, isJson)
    return { ...answer, body: redirectLinks(body) }
  }
}

function checkJson(body: Buffer, { headers, status }: Omit<UpstreamAnswer, 'body'>, isJson: JsonCheck): void {
  if (!isPlainJson(headers) || !isJson(body))
    throw invalidAnswer('The answer was not JSON.', { upstreamStatus: status })
}

const jsonType = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i

/** A body in an encoding that we did not ask for can't be read. */
function isPlainJson(headers: UpstreamAnswer['headers']): boolean {
  const { 'content-type': type = 'application/json', 'content-encoding': encoding = 'identity' } = headers
  return encoding === 'identity' && jsonType.test(type)
}

/** The members in which the Web API puts addresses of its own. */
const linkNames = ['href', 'next', 'previous', 'track_href', 'analysis_url'] as const

/**
 * Changes the links in valid JSON without parsing it. A quote that begins a name has no backslash before it, and one
 * within a string has: so what the pattern finds is a member, and never a part of some text.
 */
function createLinkRedirect({ from, to }: LinkBases): (body: Buffer) => Buffer {
  // A slash may be written as \/ in JSON.
  const address = RegExp.escape(`${from}/`).replaceAll('\\/', '\\\\?\\/')
  const link = new RegExp(`(?<!\\\\)("(?:${linkNames.join('|')})"\\s*:\\s*")${address}`, 'g')
  const { host } = new URL(from)
  // Latin-1 has one character for each byte, so all other characters come through as they are.
  return (body) =>
    body.includes(host) ? Buffer.from(body.toString('latin1').replace(link, `$1${to}/`), 'latin1') : body
}
