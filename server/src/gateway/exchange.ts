import type { Door } from './door.ts'
import type { RateGate } from './rate-limit.ts'
import { readRefusal } from './refusal.ts'
import { refusalProblem } from './refusal-rows.ts'
import { type RetryPolicy, withRetries } from './retry.ts'
import { type Upstream, type UpstreamAnswer, uninstrumented } from './upstream.ts'
import { sendUpstream } from './upstream-call.ts'
import { upstreamRequest } from './upstream-request.ts'
import type { Caller, WebApiCall } from './web-api-call.ts'

export interface ExchangeOptions {
  upstream: Upstream
  gate: RateGate
  door: Door
  retry: RetryPolicy
  /** Epoch milliseconds. */
  now(): number
}

/**
 * Asks Spotify, with a token good to use, when there is a place for the call.
 * @param ask.etag of the answer that is known already
 * @returns an answer of 2xx; or of 304, where an `etag` was given
 * @throws {ProblemError} whatever kept Spotify from answering, or what its refusal means
 */
export type Exchange = (
  caller: Caller,
  call: WebApiCall,
  ask: { target: string; etag?: string | undefined },
  signal: AbortSignal,
) => Promise<UpstreamAnswer>

export function createExchange({ upstream, gate, door, retry, now }: ExchangeOptions): Exchange {
  const { instrument = uninstrumented } = upstream

  /** @throws {ProblemError} */
  const refuse = (caller: Caller, { operation }: WebApiCall, answer: UpstreamAnswer, accessToken: string): never => {
    const refusal = readRefusal(answer, { accessToken, now: now() })
    const problem = refusalProblem({ operation, refusal, granted: caller.scopes })
    const { code, members } = problem
    if (code === 'rate-limited' || code === 'quota-exceeded')
      gate.pause(caller.accountId, { code, forMs: (members.retryAfter ?? 0) * 1000 })
    throw problem
  }

  return async (caller, call, { target, etag }, signal) => {
    const { method } = call.operation
    const send = async (accessToken: string) => {
      const request = upstreamRequest(call.operation, target, { accessToken, body: call.body, etag })
      const attempt = () => instrument(call.id, () => sendUpstream(upstream, request, signal))
      const answer = await (method === 'GET' ? withRetries(attempt, retry, signal) : attempt())
      const isWanted = isSuccess(answer) || answer.status === 401 || (answer.status === 304 && etag !== undefined)
      // Here, while the place is still taken: whoever gets it next must know of a pause.
      return isWanted ? answer : refuse(caller, call, answer, accessToken)
    }
    const sendInPlace = (accessToken: string) => door.pass(caller.accountId, signal, () => send(accessToken))
    const [answer, accessToken] = await withFreshToken(caller, sendInPlace)
    return answer.status === 401 ? refuse(caller, call, answer, accessToken) : answer
  }
}

const isSuccess = ({ status }: UpstreamAnswer) => status >= 200 && status <= 299

/** A 401 for a token thought good: somebody revoked it, or a clock is wrong. One refresh, one repeat. */
async function withFreshToken(
  caller: Caller,
  send: (accessToken: string) => Promise<UpstreamAnswer>,
): Promise<[UpstreamAnswer, string]> {
  const accessToken = await caller.accessToken()
  const answer = await send(accessToken)
  if (answer.status !== 401) return [answer, accessToken]
  const refreshed = await caller.accessToken(accessToken)
  return [await send(refreshed), refreshed]
}
