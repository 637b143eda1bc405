import { ProblemError } from '../problems/problem-error.ts'
import { readAnswer, type WebApiAnswer } from './answer.ts'
import { type CacheKey, type CacheLimits, createAnswerCache } from './answer-cache.ts'
import type { CallBody } from './call-body.ts'
import { withDeadline } from './deadline.ts'
import type { OperationMatch } from './operation-matcher.ts'
import { createRateGate } from './rate-gate.ts'
import { readRefusal } from './refusal.ts'
import { refusalProblem } from './refusal-problem.ts'
import { type RetryPolicy, withRetries } from './retry.ts'
import { createSharedCalls } from './shared-calls.ts'
import { sendUpstream, type Upstream, type UpstreamAnswer, unwatched } from './upstream-call.ts'
import { upstreamRequest, upstreamTarget } from './upstream-request.ts'

/** For whom a call is made. */
export interface Caller {
  sessionId: string
  accountId: string
  scopes: readonly string[]
  /**
   * One good to use now.
   * @param rejected the one that the Web API has just answered 401 for
   */
  accessToken(rejected?: string): Promise<string>
}

export interface WebApiCall extends OperationMatch {
  query: URLSearchParams
  body?: CallBody | undefined
}

export interface WebApi {
  /**
   * Makes one call of an operation. Equal GETs of one session at the same time are one call upstream.
   * @throws {ProblemError} whatever kept Spotify from answering, or what its refusal means
   */
  call(caller: Caller, call: WebApiCall, signal: AbortSignal): Promise<WebApiAnswer>
  /** Drops what is kept for nobody any more. Call it every now and then. */
  sweep(): void
}

export interface WebApiOptions {
  upstream: Upstream
  retry: RetryPolicy
  cache: CacheLimits
  /** Where the Web API's addresses begin on our side, without a slash at the end. */
  ownUrl: string
  /** Epoch milliseconds. */
  now(): number
}

export function createWebApi({ upstream, retry, cache: limits, ownUrl, now }: WebApiOptions): WebApi {
  const { watch = unwatched } = upstream
  const gate = createRateGate(now)
  const cache = createAnswerCache(limits, now)
  const shared = createSharedCalls<WebApiAnswer>()
  const links = { from: upstream.apiUrl, to: ownUrl }

  /** @throws {ProblemError} */
  const refuse = (caller: Caller, { operation }: WebApiCall, answer: UpstreamAnswer, accessToken: string): never => {
    const refusal = readRefusal(answer, { accessToken, now: now() })
    const problem = refusalProblem({ operation, refusal, granted: caller.scopes })
    const { code, members } = problem
    if (code === 'rate-limited' || code === 'quota-exceeded')
      gate.pause(caller.accountId, code, members.retryAfter ?? 0)
    throw problem
  }

  const perform = async (caller: Caller, call: WebApiCall, target: string, signal: AbortSignal) => {
    gate.check(caller.accountId)
    const key: CacheKey = { sessionId: caller.sessionId, scopes: caller.scopes, target }
    const isRead = call.operation.method === 'GET'
    const cached = isRead ? cache.find(key) : undefined
    const [answer, accessToken] = await withFreshToken(caller, (accessToken) => {
      const request = upstreamRequest(call.operation, target, { accessToken, body: call.body, etag: cached?.etag })
      const send = () => watch(call.id, () => sendUpstream(upstream, request, signal))
      return isRead ? withRetries(send, retry, signal) : send()
    })
    if (cached && answer.status === 304) return cached.answer
    if (answer.status < 200 || answer.status > 299) return refuse(caller, call, answer, accessToken)
    const read = readAnswer(call.operation, answer, links)
    if (isRead && read.etag !== undefined) cache.keep(key, { etag: read.etag, answer: read })
    return read
  }

  return {
    async call(caller, call, signal) {
      const target = upstreamTarget(call.operation, call.params, call.query)
      const start = (signal: AbortSignal) =>
        withDeadline(upstream.limits.totalMs, signal, (signal) => perform(caller, call, target, signal))
      try {
        if (call.operation.method === 'GET') return await shared.join(caller.sessionId, target, signal, start)
        return await start(signal).finally(() => shared.part(caller.sessionId))
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'reauthorization-required') cache.forget(caller.sessionId)
        throw error
      }
    },
    sweep: cache.sweep,
  }
}

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
