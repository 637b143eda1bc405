import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import fp from 'fastify-plugin'
import type { Connections } from '../async/connections.ts'
import { createSingleFlight } from '../async/single-flight.ts'
import { ProblemError } from '../http/problem-error.ts'
import { readRetryAfter } from '../oauth/retry-after.ts'
import { type RecordFlow, recordNoFlow } from '../observability/flow-input.ts'
import type { RequestSession } from '../session/request-sessions.ts'
import type { PubSub } from '../store/pub-sub.ts'
import type { Timeouts } from '../timeouts.ts'
import { createAnswerReading, type WebApiAnswer } from './answer.ts'
import { cacheLimits, createAnswerCache } from './answer-cache.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createFairQueue, type FairQueueLimits, fairQueueLimits } from './fair-queue.ts'
import { fetchWebApi, type Gateway } from './fetch-web-api.ts'
import { gatewayPrefix, gatewayRoutes } from './gateway.routes.ts'
import type { WebApiCall } from './operation-matcher.ts'
import { createRateLimit } from './rate-limit.ts'
import { createTokenRenewal } from './token-renewal.ts'
import { createUpstream, type InstrumentCall, type UpstreamLimits, upstreamLimits } from './upstream.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Makes one call of an operation for a session.
     * @throws {ProblemError} `insufficient-scope` or `invalid-request` before Spotify is called; what its refusal means
     *   after
     */
    callWebApi(session: RequestSession, call: WebApiCall, signal: AbortSignal): Promise<WebApiAnswer>
    /** Calls the listener after every call that was to change something at Spotify, however that call ended. */
    onWebApiChange(listener: ChangeListener): void
  }
}

type ChangeListener = Gateway['onChange']

export interface GatewayOptions {
  /** The base of the Web API, without a slash at its end. */
  apiUrl: string
  publicUrl: string
  /** The connections to use; the one who opened them closes them. */
  dispatcher: Connections
  /** Epoch milliseconds. */
  now?: () => number
  random?: () => number
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
  timeouts: Timeouts['gateway']
  limits?: Partial<UpstreamLimits>
  instrument?: InstrumentCall
  recordFlow?: RecordFlow
  queue?: Partial<FairQueueLimits>
  /** Carries pauses to the other instances, with hashed accounts. */
  pubSub: PubSub
  hashAccount(accountId: string): string
}

/** Calls of the Web API: for the browser as routes, for the server's own features as a decorator. */
export default fp(
  async (app, options: GatewayOptions) => {
    const changeListeners: ChangeListener[] = []
    const gateway = await createGateway(options, app.log, (session, call) => {
      for (const listener of changeListeners) listener(session, call)
    })
    app.decorate('onWebApiChange', (listener) => void changeListeners.push(listener))
    app.decorate('callWebApi', (session, call, signal) =>
      fetchWebApi(gateway, { match: () => call, session: async () => session, body: () => call.body, signal }),
    )
    const sweeping = setInterval(gateway.answerCache.sweep, options.timeouts.sweepEveryMs).unref()
    app.addHook('onClose', async () => {
      clearInterval(sweeping)
      await gateway.rateLimit.stop()
    })
    await app.register(gatewayRoutes, { gateway })
  },
  { name: 'web-api', dependencies: ['problems', 'session'] },
)

/** Tabs and scripts that ask for the same at the same time. Each is held until the one answer is there. */
export const mostCallersOfOneCall = 256

const tooManyCallers = () => new ProblemError('too-many-calls', { members: { retryAfter: 1 } })

async function createGateway(
  options: GatewayOptions,
  log: FastifyBaseLogger,
  onChange: ChangeListener,
): Promise<Gateway> {
  const { apiUrl, publicUrl, dispatcher, instrument, timeouts, now = Date.now, random = Math.random } = options
  const { recordFlow = recordNoFlow } = options
  const limits = { ...upstreamLimits, totalMs: timeouts.totalMs, ...options.limits }
  return {
    singleFlight: createSingleFlight({ mostCallers: mostCallersOfOneCall, refuse: tooManyCallers }),
    rateLimit: await createRateLimit({ ...options, now }),
    circuitBreaker: createCircuitBreaker({
      openMs: timeouts.circuit,
      now,
      random,
      onStateChange(state, circuit) {
        const [whom, again] =
          circuit.stops === 'every account' ? ['nobody', ''] : ['one account no longer', 'one account ']
        if (state === 'open')
          log.warn(circuit, `Spotify answers ${whom}: these calls are refused until one gets through`)
        else log.info(circuit, `Spotify answers ${again}again`)
      },
    }),
    fairQueue: createFairQueue({ ...fairQueueLimits, waitMs: timeouts.queueMs, ...options.queue }),
    answerCache: createAnswerCache({ ...cacheLimits, unusedMs: timeouts.cacheMs }, now),
    retry: {
      random,
      sleep: options.sleep ?? ((ms, signal) => sleep(ms, undefined, { signal })),
      retryAfter: ({ headers }) => readRetryAfter(headers['retry-after'], now()),
      pauseMs: timeouts.retryMs,
    },
    tokenRenewal: createTokenRenewal({ newMs: timeouts.newTokenMs, now }),
    upstream: createUpstream({ apiUrl, dispatcher, ...(instrument && { instrument }) }, limits),
    readAnswer: createAnswerReading({ from: apiUrl, to: `${publicUrl}${gatewayPrefix}` }),
    onChange,
    recordFlow,
    now,
  }
}
