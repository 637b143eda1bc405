import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, errors } from 'undici'
import type { OperationId } from '../../contract/operations.ts'
import { ProblemError } from '../problems/problem-error.ts'

/** The Web API as a server to call. */
export interface Upstream {
  dispatcher: Dispatcher
  /** The base of every call, `https://api.spotify.com/v1`: an origin and a path without a slash at its end. */
  apiUrl: string
  limits: UpstreamLimits
  watch?: WatchCall
}

/** Looks on at one call of the Web API, and hands back what the call does. */
export type WatchCall = (id: OperationId, call: () => Promise<UpstreamAnswer>) => Promise<UpstreamAnswer>

export const unwatched: WatchCall = (_, call) => call()

export interface UpstreamLimits {
  /** For a whole call, with its repeats, from connecting to the last byte. */
  totalMs: number
  /** Of one answer's body. */
  answerBytes: number
}

export const upstreamLimits: UpstreamLimits = { totalMs: 15_000, answerBytes: 8 * 1024 * 1024 }

export interface UpstreamRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query below the base; begins with a slash. */
  target: string
  headers: Record<string, string>
  body?: string | Buffer
}

export interface UpstreamAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/**
 * Sends one request and reads the whole answer. It is read before anything of it is passed on, because only then is
 * it known to be whole, in bounds and what it says it is. Redirects are answers here: our token follows none.
 * @throws {ProblemError} `upstream-unavailable` nothing was sent, `upstream-timeout`, `upstream-invalid` the answer is
 *   broken, cut short or too large; or the signal's reason
 */
export async function sendUpstream(
  { dispatcher, apiUrl, limits }: Upstream,
  { method, target, headers, body }: UpstreamRequest,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { origin, pathname } = new URL(apiUrl)
  const path = (pathname === '/' ? '' : pathname) + target
  try {
    const answer = await dispatcher.request({ origin, path, method, headers, body: body ?? null, signal })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: await readBounded(answer.body, limits.answerBytes, answer.statusCode),
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : problemOf(error)
  }
}

async function readBounded(body: AsyncIterable<Buffer>, mostBytes: number, upstreamStatus: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    // Leaving the loop destroys the stream, and with it the connection that would go on delivering.
    if (bytes > mostBytes) throw invalid('The answer was larger than this app takes.', { upstreamStatus })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, bytes)
}

const invalid = (detail: string, options: { upstreamStatus?: number; cause?: unknown }) => {
  const { upstreamStatus, cause } = options
  return new ProblemError('upstream-invalid', { detail, cause, members: upstreamStatus ? { upstreamStatus } : {} })
}

const tooLate = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const brokenOff = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

/** Once connected, a failure means a broken answer; before that, nobody to answer. */
function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const code = errorCode(error)
  if (tooLate.has(code)) return new ProblemError('upstream-timeout', { cause: error })
  if (brokenOff.has(code) || error instanceof errors.HTTPParserError)
    return invalid('The connection broke off, or what came was not HTTP.', { cause: error })
  return new ProblemError('upstream-unavailable', { cause: error, members: { retryAfter: 5 } })
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
