import type { Operation } from '../../contract/operations.ts'
import { recodeToUtf8, withoutByteOrderMark } from '../oauth/decode-text.ts'
import { invalidAnswer, type UpstreamAnswer } from './answer-reader.ts'
import { createJsonCheck } from './json-check.ts'

/** What the gateway passes on: a status, and JSON or nothing. */
export interface WebApiAnswer {
  status: number
  etag?: string
  /** JSON text in UTF-8, every number as Spotify wrote it. */
  body?: Buffer
}

/** Reads an answer of 2xx. @throws {ProblemError} `upstream-invalid` where a GET brings a body that is not JSON */
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
    const isChange = method !== 'GET'
    if (body.length === 0 || (isChange && group === 'player')) return answer
    const json = withoutByteOrderMark(body)
    if (mayBeJson(headers)) {
      if (isJson(json)) return { ...answer, body: redirectLinks(json) }
      const recoded = recodeToUtf8(body, headers['content-type'])
      if (recoded !== body && isJson(recoded)) return { ...answer, body: redirectLinks(recoded) }
    }
    // A change is done when the status says so. Some are answered with a meaningless word, and the player's always are.
    if (isChange || isBlank(json)) return answer
    throw invalidAnswer('The answer was not JSON.', { upstreamStatus: status })
  }
}

/** Nothing, or the JSON for nothing. */
const isBlank = (bytes: Buffer) => bytes.length < 16 && /^\s*(null)?\s*$/.test(bytes.toString())

/**
 * What calls itself something else than JSON is not served as JSON. Many servers label JSON as text, as a script or not at
 * all, and the body then decides.
 */
const jsonType =
  /^\s*(?:(?:[\w.+-]+\/)?(?:[\w.+-]+\+)?(?:x-)?(?:json|javascript)|text\/plain|\w+\/octet-stream)?\s*(?:[;,]|$)/i

const mayBeJson = ({ 'content-type': type = '' }: UpstreamAnswer['headers']) => jsonType.test(type)

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
