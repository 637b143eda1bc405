import { ProblemError } from '../http/problem-error.ts'
import { readAnswer, type WebApiAnswer } from './answer.ts'
import { type CacheKey, type CacheLimits, createAnswerCache } from './answer-cache.ts'
import { withDeadline } from './deadline.ts'
import { createExchange, type ExchangeOptions } from './exchange.ts'
import { createSharedCalls } from './shared-calls.ts'
import { upstreamTarget } from './upstream-request.ts'
import type { Caller, WebApiCall } from './web-api-call.ts'

export interface WebApi {
  /**
   * Makes one call of an operation. Equal GETs of one session at the same time are one call upstream.
   * @throws {ProblemError} whatever kept Spotify from answering, or what its refusal means
   */
  call(caller: Caller, call: WebApiCall, signal: AbortSignal): Promise<WebApiAnswer>
  /** Drops what is kept for nobody any more. Call it every now and then. */
  sweep(): void
}

export interface WebApiOptions extends ExchangeOptions {
  cache: CacheLimits
  /** Where the Web API's addresses begin on our side, without a slash at the end. */
  ownUrl: string
}

export function createWebApi({ cache: limits, ownUrl, ...options }: WebApiOptions): WebApi {
  const { upstream, door, now } = options
  const exchange = createExchange(options)
  const cache = createAnswerCache(limits, now)
  const shared = createSharedCalls<WebApiAnswer>()
  const links = { from: upstream.apiUrl, to: ownUrl }

  const perform = async (caller: Caller, call: WebApiCall, target: string, signal: AbortSignal) => {
    // Before a token is asked for: what can't go out needs none.
    door.check(caller.accountId)
    const key: CacheKey = { sessionId: caller.sessionId, scopes: caller.scopes, target }
    const isRead = call.operation.method === 'GET'
    const cached = isRead ? cache.find(key) : undefined
    const answer = await exchange(caller, call, { target, etag: cached?.etag }, signal)
    if (cached && answer.status === 304) return cached.answer
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
