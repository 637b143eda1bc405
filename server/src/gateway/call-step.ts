import type { ProblemCode } from '../../contract/problems.ts'
import { toProblemError } from '../http/problem-error.ts'
import { readRetryAfter } from '../oauth/retry-after.ts'
import type { CallToShow, RecordFlow } from '../observability/flow-input.ts'
import type { UpstreamAnswer } from './answer-reader.ts'

interface Recorder {
  recordFlow: RecordFlow
  /** Epoch milliseconds. */
  now(): number
}

interface SentCall {
  sessionId: string
  call: CallToShow
  accessToken: string
  requestId?: string | undefined
}

/** Sends one request to the Web API and records it: each retry is a message of its own. @throws what `send` throws */
export async function withCallStep(
  { recordFlow, now }: Recorder,
  { sessionId, call, accessToken, requestId }: SentCall,
  send: () => Promise<UpstreamAnswer>,
): Promise<UpstreamAnswer> {
  const [at, beganAt] = [now(), performance.now()]
  const record = ({ status, headers }: Partial<UpstreamAnswer>, problem?: ProblemCode) => {
    const ms = performance.now() - beganAt
    recordFlow(sessionId, {
      kind: 'call',
      at,
      ms,
      status,
      problem,
      requestId,
      call,
      sent: { access_token: accessToken },
      // Only answers of 429 and 503 have it, so other calls don't pay for reading it.
      ...(headers?.['retry-after'] !== undefined && {
        answered: { retry_after: readRetryAfter(headers['retry-after'], at) },
      }),
    })
  }
  try {
    const answer = await send()
    record(answer)
    return answer
  } catch (error) {
    record({}, problemOf(error))
    throw error
  }
}

/** No problem where the caller has left. */
function problemOf(error: unknown) {
  const { code } = toProblemError(error)
  return code === 'unexpected' ? undefined : code
}
