import { errors } from 'undici'
import { ProblemError } from '../http/problem-error.ts'
import type { Upstream, UpstreamAnswer, UpstreamRequest } from './upstream.ts'

/**
 * Sends one request and reads the whole answer. It is read before anything of it is passed on, because only then is
 * it known to be whole, in bounds and what it says it is. Redirects are answers here: our token follows none.
 * @throws {ProblemError} `upstream-unavailable` nothing was sent, `upstream-timeout`, `upstream-invalid` the answer is
 *   broken, cut short or too large; or the signal's reason
 */
export async function sendUpstream(
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

/** While a large answer waits for its place nobody reads it, and whoever sends it has to wait as well. */
async function readBounded(
  body: AsyncIterable<Buffer>,
  { limits, largeAnswers }: Upstream,
  upstreamStatus: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  let giveBack: (() => void) | undefined
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      // Leaving the loop destroys the stream, and with it the connection that would go on delivering.
      if (bytes > limits.answerBytes) throw invalid('The answer was larger than this app takes.', { upstreamStatus })
      chunks.push(chunk)
      if (bytes > limits.smallAnswerBytes) giveBack ??= await largeAnswers.take('', signal)
    }
    return Buffer.concat(chunks, bytes)
  } finally {
    giveBack?.()
  }
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
