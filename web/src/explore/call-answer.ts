import type { OperationId } from '@scopedeck/server/contract/operations.ts'
import { exchange } from '../shared/api.ts'
import { ProblemResponse, type ScreenProblem } from '../shared/problem.ts'
import { serverNow } from '../shared/server-clock.ts'
import { type CallRequest, requestOf } from './call-request.ts'
import type { FormValues } from './form-values.ts'

/** A call and its answer. */
export interface CallAnswer {
  id: OperationId
  values: FormValues
  request: CallRequest
  /** When it was sent, in epoch milliseconds by the server's clock. */
  at: number
  /** From the request until the whole answer was read. */
  ms: number
  /** 0 when no answer came. */
  status: number
  statusText: string
  headers: readonly (readonly [string, string])[]
  text: string
  /** When the answer is a failure. */
  problem?: ScreenProblem
}

/**
 * Makes a call through our server. A failure is an answer too.
 * @throws the error of `signal`, when the call is aborted
 */
export async function makeCall(
  id: OperationId,
  values: FormValues,
  { links, signal }: { links: LinkBases; signal: AbortSignal },
): Promise<CallAnswer> {
  const request = requestOf(id, values)
  const call = { id, values, request, at: serverNow() }
  const startedAt = performance.now()
  const { contentType, text: body } = request.body ?? {}
  try {
    const answer = await exchange(request.method, `${gateway}${request.target}`, {
      ...(body !== undefined && { body }),
      ...(contentType && { contentType }),
      signal,
    })
    return { ...call, ...answer, text: asWritten(answer.text, links), headers: [...answer.headers] }
  } catch (error) {
    if (!(error instanceof ProblemResponse)) throw error
    return {
      ...call,
      ms: performance.now() - startedAt,
      status: 0,
      statusText: '',
      headers: [],
      text: '',
      problem: error.problem,
    }
  }
}

export const gateway = '/api/spotify/v1'

/** Where addresses of the Web API begin: as our server writes them into an answer, and as Spotify does. */
export interface LinkBases {
  ours: string
  theirs: string
}

/** Our server points the links of an answer at itself, so that other screens follow them. Here they lead to the Web API again. */
export function asWritten(text: string, { ours, theirs }: LinkBases): string {
  return text.replaceAll(`"${ours}/`, `"${theirs}/`)
}
