import type { IncomingHttpHeaders } from 'node:http'
import { type Dispatcher, errors } from 'undici'
import type { OperationId } from '../../contract/operations.ts'
import { ProblemError } from '../http/problem-error.ts'
import { createFairQueue, type FairQueue, fairQueueLimits } from './fair-queue.ts'

/** The Web API as a server to call. */
export interface Upstream {
  /** Its connections; the one who opened them closes them. */
  dispatcher: Dispatcher
  /** The base of every call, `https://api.spotify.com/v1`: an origin and a path without a slash at its end. */
  apiUrl: string
  limits: UpstreamLimits
  instrument?: InstrumentCall
  /** Admits answers that are larger than `smallAnswerBytes`. */
  largeAnswers: FairQueue
}

/** Runs one call, counts, times and traces it, and gives what the call gives. */
export type InstrumentCall = (id: OperationId, call: () => Promise<UpstreamAnswer>) => Promise<UpstreamAnswer>

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

export interface UpstreamLimits {
  /** For a whole call with its retries, from the queue to the last byte. */
  totalMs: number
  /** Of one answer's body. */
  answerBytes: number
  /** Every answer may have so many bytes at any time; only `largeAnswers` answers at a time may have more. */
  smallAnswerBytes: number
  largeAnswers: number
}

const megabyte = 1024 * 1024

/** With 32 calls at a time, bodies take at most 28 × 1 MB and 4 × 8 MB. */
export const upstreamLimits = {
  answerBytes: 8 * megabyte,
  smallAnswerBytes: megabyte,
  largeAnswers: 4,
}

export function createUpstream(
  server: Pick<Upstream, 'apiUrl' | 'dispatcher' | 'instrument'>,
  limits: UpstreamLimits,
): Upstream {
  const { totalMs: waitMs, largeAnswers: running } = limits
  const largeAnswers = createFairQueue({ ...fairQueueLimits, running, runningEach: running, waitMs })
  return { ...server, limits, largeAnswers }
}

/**
 * Sends one request and reads the whole answer. Only then is the answer known to be whole, within bounds and what it says
 * it is, so nothing of it is passed on before. A redirect is an answer: our token follows none.
 * @throws {ProblemError} `upstream-unavailable` nothing was sent, `upstream-timeout`, `upstream-invalid` the answer is
 *   broken, cut short or too large; or the signal's reason
 */
export async function sendUpstream(
  upstream: Upstream,
  id: OperationId,
  request: UpstreamRequest,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const send = () => sendOnce(upstream, request, signal)
  return upstream.instrument ? upstream.instrument(id, send) : send()
}

async function sendOnce(
  upstream: Upstream,
  { method, target, headers, body }: UpstreamRequest,
  signal: AbortSignal,
): Promise<UpstreamAnswer> {
  const { origin, pathname } = new URL(upstream.apiUrl)
  const path = (pathname === '/' ? '' : pathname) + target
  try {
    const answer = await upstream.dispatcher.request({ origin, path, method, headers, body: body ?? null, signal })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: await readBounded(answer.body, upstream, answer.statusCode, signal),
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : problemOf(error)
  }
}

/** While a large answer waits to be admitted, nothing more is read from its connection, so Spotify has to wait too. */
async function readBounded(
  body: AsyncIterable<Buffer>,
  { limits, largeAnswers }: Upstream,
  upstreamStatus: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  let leave: (() => void) | undefined
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      // Leaving the loop destroys the stream and its connection, which would go on delivering.
      if (bytes > limits.answerBytes) throw invalid('The answer was larger than this app takes.', { upstreamStatus })
      chunks.push(chunk)
      if (bytes > limits.smallAnswerBytes) leave ??= await largeAnswers.enter('', signal)
    }
    return Buffer.concat(chunks, bytes)
  } finally {
    leave?.()
  }
}

const invalid = (detail: string, options: { upstreamStatus?: number; cause?: unknown }) => {
  const { upstreamStatus, cause } = options
  return new ProblemError('upstream-invalid', { detail, cause, members: upstreamStatus ? { upstreamStatus } : {} })
}

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const brokenAnswerCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

/** After the connection was made a failure means a broken answer; before that, an upstream that can't be reached. */
function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const code = errorCode(error)
  if (timeoutCodes.has(code)) return new ProblemError('upstream-timeout', { cause: error })
  if (brokenAnswerCodes.has(code) || error instanceof errors.HTTPParserError)
    return invalid('The connection broke off, or what came was not HTTP.', { cause: error })
  return new ProblemError('upstream-unavailable', { cause: error, members: { retryAfter: 5 } })
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
