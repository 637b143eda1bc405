import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Dispatcher } from 'undici'
import { readRetryAfter } from '../oauth/retry-after.ts'
import type { SignedInOptions } from '../session/request-sessions.ts'
import type { Session } from '../session/session.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'
import type { WebApiAnswer } from './answer.ts'
import { cacheLimits } from './answer-cache.ts'
import { breakerFailures, createBreaker } from './circuit-breaker.ts'
import { createDoor, type Door } from './door.ts'
import { createPlaces, type PlaceLimits, placeLimits } from './fair-queue.ts'
import { createWebApi, type WebApiOptions } from './fetch-web-api.ts'
import { gatewayRoutes } from './gateway.routes.ts'
import { checkParameters } from './parameter-check.ts'
import { createRateGate, type RateGate } from './rate-limit.ts'
import { checkScopes } from './scope-check.ts'
import { gatewayPrefix } from './scope-headers.ts'
import { sharePauses } from './shared-pauses.ts'
import { createUpstream, type InstrumentCall, type UpstreamLimits, upstreamLimits } from './upstream.ts'
import type { Caller, WebApiCall } from './web-api-call.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Makes one call of an operation for a session.
     * @throws {ProblemError} `insufficient-scope` or `invalid-request` before Spotify is asked; what its refusal means
     *   after
     */
    callWebApi(
      request: FastifyRequest,
      session: Session,
      call: WebApiCall,
      signal: AbortSignal,
      options?: SignedInOptions,
    ): Promise<WebApiAnswer>
    /** Tells of every call that was to change something at Spotify, once it is over, however it ended. */
    onWebApiChange(listener: ChangeListener): void
  }
}

type ChangeListener = (session: Session, call: WebApiCall) => void

export interface WebApiPluginOptions {
  /** The base of the Web API, without a slash at its end. */
  apiUrl: string
  publicUrl: string
  /** Whose connections are used; whoever opened them closes them. */
  dispatcher: Dispatcher
  /** Epoch milliseconds. */
  now?: () => number
  random?: () => number
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
  timeouts?: Timeouts['gateway']
  limits?: UpstreamLimits
  instrument?: InstrumentCall
  places?: PlaceLimits
  /** How this instance tells the others of a pause that Spotify asks for, and of whom. */
  pubSub: PubSub
  hashAccount(accountId: string): string
}

/** One Web API call, and the gateway that offers it to the browser. */
export default fp(
  async (app, options: WebApiPluginOptions) => {
    const settings = settingsOf(options)
    const gate = await sharePauses(createRateGate(settings.now), options)
    const webApi = createWebApi({ ...settings, gate, door: doorOf(app, gate, options) })
    const changeListeners: ChangeListener[] = []
    app.decorate('onWebApiChange', (listener) => void changeListeners.push(listener))
    app.decorate('callWebApi', async (request, session, call, signal, ask = {}) => {
      checkScopes(call, session.tokenSet.scopes)
      checkParameters(call)
      try {
        return await webApi.call(callerOf(app, request, session, ask), call, signal)
      } finally {
        if (call.operation.method !== 'GET') for (const tell of changeListeners) tell(session, call)
      }
    })
    const sweeping = setInterval(webApi.sweep, (options.timeouts ?? productionTimeouts.gateway).sweepEveryMs).unref()
    app.addHook('onClose', async () => {
      clearInterval(sweeping)
      await gate.stop()
    })
    await app.register(gatewayRoutes)
  },
  { name: 'web-api', dependencies: ['problems', 'session'] },
)

function settingsOf(options: WebApiPluginOptions): Omit<WebApiOptions, 'gate' | 'door'> {
  const { apiUrl, publicUrl, dispatcher, now = Date.now, random = Math.random, instrument } = options
  const { timeouts = productionTimeouts.gateway } = options
  const limits = options.limits ?? { ...upstreamLimits, totalMs: timeouts.totalMs }
  return {
    upstream: createUpstream({ apiUrl, dispatcher, ...(instrument && { instrument }) }, limits),
    retry: {
      random,
      sleep: options.sleep ?? ((ms, signal) => sleep(ms, undefined, { signal })),
      retryAfter: ({ headers }) => readRetryAfter(headers['retry-after'], now()),
      pauseMs: timeouts.retryMs,
    },
    cache: { ...cacheLimits, unusedMs: timeouts.cacheMs },
    ownUrl: `${publicUrl}${gatewayPrefix}`,
    now,
  }
}

function doorOf(app: FastifyInstance, gate: RateGate, options: WebApiPluginOptions): Door {
  const { now = Date.now, random = Math.random, timeouts = productionTimeouts.gateway } = options
  const places = options.places ?? { ...placeLimits, waitMs: timeouts.queueMs }
  const tell = (state: 'open' | 'closed') => {
    if (state === 'open') app.log.warn('Spotify answers nobody: calls are refused until one gets through')
    else app.log.info('Spotify answers again')
  }
  const breaker = createBreaker({ limits: { failures: breakerFailures, ...timeouts.circuit }, now, random, tell })
  return createDoor({ gate, breaker, places: createPlaces(places) })
}

function callerOf(
  app: FastifyInstance,
  request: FastifyRequest,
  { id, account, tokenSet }: Session,
  ask: SignedInOptions,
): Caller {
  return {
    sessionId: id,
    accountId: account.id,
    scopes: tokenSet.scopes,
    accessToken: async (rejected) => (await app.tokenSet(request, { ...ask, rejected })).accessToken,
  }
}
