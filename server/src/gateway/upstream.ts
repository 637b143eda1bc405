import type { OperationId } from '../../contract/operations.ts'
import type { Connections } from '../async/connections.ts'
import { ProblemError } from '../http/problem-error.ts'
import { AnswerReader, invalidAnswer, type UpstreamAnswer } from './answer-reader.ts'
import { decodeContent, isEncoded } from './content-encoding.ts'
import { createFairQueue, type FairQueue, fairQueueLimits } from './fair-queue.ts'

/** The Web API as a server to call. */
export interface Upstream {
  /** Its connections; the one who opened them closes them. */
  dispatcher: Connections
  /** The two parts of every address, `https://api.spotify.com` and `/v1`: no slash at their ends. */
  origin: string
  basePath: string
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

interface UpstreamServer extends Pick<Upstream, 'dispatcher' | 'instrument'> {
  /** The base of every call: an origin and a path without a slash at its end. */
  apiUrl: string
}

export function createUpstream({ apiUrl, ...server }: UpstreamServer, limits: UpstreamLimits): Upstream {
  const { totalMs: waitMs, largeAnswers: running } = limits
  const { origin, pathname } = new URL(apiUrl)
  const basePath = pathname === '/' ? '' : pathname
  const largeAnswers = createFairQueue({ ...fairQueueLimits, running, runningEach: running, waitMs })
  return { ...server, origin, basePath, limits, largeAnswers }
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

async function sendOnce(upstream: Upstream, request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamAnswer> {
  const { dispatcher, limits, largeAnswers, origin, basePath } = upstream
  const { method, target, headers, body = null } = request
  const reader = new AnswerReader({ ...limits, signal, admitLarge: (signal) => largeAnswers.enter('', signal) })
  dispatcher.dispatch({ origin, path: basePath + target, method, headers, body }, reader)
  try {
    const answer = await reader.answer
    return isEncoded(answer) ? await decodeContent(answer, limits.answerBytes) : answer
  } catch (error) {
    throw signal.aborted ? signal.reason : problemOf(error)
  }
}

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const brokenAnswerCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

/** Nothing was answered because nobody was there: the request did not reach the Web API. */
const unreachedCodes = new Set([
  'ECONNREFUSED',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/**
 * Whether a call failed because its connection did, and not because it took too long. A server closes a kept connection at
 * any time, also in the moment in which the next request is sent on it.
 * @see RFC 9112 §9.5
 */
export function isConnectionLost(error: unknown): boolean {
  const code = error instanceof ProblemError ? errorCode(error.cause) : ''
  return brokenAnswerCodes.has(code) || unreachedCodes.has(code)
}

/** After the connection was made a failure means a broken answer; before that, an upstream that can't be reached. */
function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const code = errorCode(error)
  if (timeoutCodes.has(code)) return new ProblemError('upstream-timeout', { cause: error })
  if (brokenAnswerCodes.has(code) || isParserError(error))
    return invalidAnswer('The connection broke off, or what came was not HTTP.', { cause: error })
  return new ProblemError('upstream-unavailable', { cause: error, members: { retryAfter: 5 } })
}

const isParserError = (error: unknown) => error instanceof Error && error.name === 'HTTPParserError'

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
