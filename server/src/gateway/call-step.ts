import type { ProblemCode } from '../../contract/problems.ts'
import { toProblemError } from '../http/problem-error.ts'
import type { CallToShow, RecordFlow } from '../observability/flow-input.ts'

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
export async function withCallStep<Answer extends { status: number }>(
  { recordFlow, now }: Recorder,
  { sessionId, call, accessToken, requestId }: SentCall,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const [at, beganAt] = [now(), performance.now()]
  const record = (status?: number, problem?: ProblemCode) => {
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
    })
  }
  try {
    const answer = await send()
    record(answer.status)
    return answer
  } catch (error) {
    record(undefined, problemOf(error))
    throw error
  }
}

/** No problem where the caller has left. */
function problemOf(error: unknown) {
  const { code } = toProblemError(error)
  return code === 'unexpected' ? undefined : code
}
