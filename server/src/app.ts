import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { Registry } from '@prometheus-io/client'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { Agent } from 'undici'
import { accountRoutes } from './account/account.routes.ts'
import { disconnectRoutes } from './account/disconnect.routes.ts'
import { sessionsRoutes } from './account/sessions.routes.ts'
import { catalogueRoutes } from './catalogue/catalogue.routes.ts'
import type { Config } from './config.ts'
import gateway from './gateway/gateway.plugin.ts'
import { unreadScopeHeaders } from './gateway/gateway.routes.ts'
import { createAccountReader } from './gateway/read-account.ts'
import { createUpstream, upstreamLimits } from './gateway/upstream.ts'
import { healthRoutes } from './health/health.routes.ts'
import readiness from './health/readiness.plugin.ts'
import { answerClientError } from './http/create-server.ts'
import { answerProblem } from './http/answer-problem.ts'
import csrf, { isGuarded } from './http/csrf.plugin.ts'
import hostCheck from './http/host-check.plugin.ts'
import messageCheck from './http/message-check.plugin.ts'
import noStore from './http/no-store.plugin.ts'
import { pageRoutes } from './http/pages.routes.ts'
import { problemStylesheetRoutes } from './http/problem-page.ts'
import problems from './http/problems.plugin.ts'
import routeAudit from './http/route-audit.plugin.ts'
import securityHeaders from './http/security-headers.plugin.ts'
import { patienceOptions } from './http/timeouts.ts'
import { createInstrumentation } from './instrumentation.ts'
import { knownNumber } from './observability/known-number.ts'
import { metricsRoutes } from './observability/metrics.routes.ts'
import { createMetrics } from './observability/metrics.ts'
import requestContext, { type CurrentRequest } from './observability/request-context.plugin.ts'
import requestLog from './observability/request-log.plugin.ts'
import requestMetrics from './observability/request-metrics.plugin.ts'
import requestTraces from './observability/request-traces.plugin.ts'
import { createSecurityLog } from './observability/security-log.ts'
import { openTracing } from './observability/tracing.ts'
import playback, { type LiveSettings } from './playback/playback.plugin.ts'
import { imageOrigins, oauthClient, publicProvider } from './provider.ts'
import { deriveKeys, hashAccount } from './session/keys.ts'
import session from './session/session.plugin.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'
import { createAuditedStore, createPublishedStore } from './store/session-events.ts'
import type { Store } from './store/store.ts'
import { productionTimeouts, type Timeouts } from './timeouts.ts'

export interface AppOptions {
  config: Config
  /** The first encrypts, all decrypt. */
  keys: readonly Buffer[]
  /** The caller opened it, and closes it. */
  store: Store
  logger: FastifyBaseLogger
  /** Epoch milliseconds. */
  now(): number
  /** The folder of the built app. */
  webRoot: string
  /** Every time limit; those of production where it is left out. */
  timeouts?: Timeouts
  /** Where its metrics are kept; whoever gives it may keep others there. */
  registry?: Registry
  /** What `/metrics` answers, where it is more than this registry has. */
  metricsText?(): Promise<string>
  /** What is not to be as usual about live playback. */
  live?: Partial<LiveSettings>
}

/** The table of contents: every capability, in order. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const {
    config,
    keys,
    store,
    logger,
    now,
    webRoot,
    timeouts = productionTimeouts,
    live,
    registry = new Registry(),
    metricsText = () => registry.metrics(),
  } = options
  const { publicUrl, provider } = config
  const app = createServer(config, logger, timeouts.http)
  const { countMs: patienceMs, countEveryMs: everyMs } = timeouts.health
  const countSessions = knownNumber(store.sessions.countLive, { patienceMs, everyMs })
  const countStreams = () => app.livePlayback.count()
  const metrics = createMetrics({ registry, countSessions, countStreams })
  const requests: CurrentRequest = new AsyncLocalStorage()
  const tracing = await openTracing({ ...config, requests, log: logger })
  const instrumentation = createInstrumentation({ metrics, tracing, ...provider })
  const recordSecurityEvent = createSecurityLog({ log: logger, requests, count: metrics.securityEvent })
  const { account: accountKeys } = deriveKeys(keys)
  // Connections of its own: calls that hang must not keep sign-ins and refreshes waiting.
  const dispatcher = openConnections(app, timeouts.upstream)
  const upstream = createUpstream(
    { apiUrl: provider.apiUrl, dispatcher, instrument: instrumentation.webApiCall },
    { ...upstreamLimits, totalMs: timeouts.gateway.totalMs },
  )
  const authorization = {
    client: {
      ...oauthClient(config, dispatcher, now),
      timeoutMs: timeouts.authorizationServer.answerMs,
      instrument: instrumentation.tokenCall,
    },
    readAccount: createAccountReader(upstream),
    store: createAuditedStore(createPublishedStore(store.sessions, store.pubSub), recordSecurityEvent),
    publicUrl,
    recordSecurityEvent,
    now,
  }

  await app.register(routeAudit, { guard: { plugin: 'csrf', guards: isGuarded } })
  await app.register(requestContext, { requests })
  await app.register(requestTraces, { tracing })
  await app.register(requestLog)
  await app.register(readiness, timeouts.close)
  await app.register(requestMetrics, { metrics })
  await app.register(problems, { publicUrl })
  await app.register(securityHeaders, { publicUrl, imageOrigins: imageOrigins(config) })
  await app.register(messageCheck)
  await app.register(hostCheck, { publicUrl })
  await app.register(noStore)
  await app.register(csrf, { publicUrl, recordSecurityEvent })
  const provided = { provider: publicProvider(config) }
  await app.register(session, {
    ...authorization,
    ...sessionLife(config),
    ...provided,
    keys,
    ...timeouts.session,
    instrument: instrumentation.refresh,
  })
  await app.register(signInRoutes, { ...authorization, timeouts: timeouts.signIn, workers: config.workers })
  await app.register(accountRoutes, { provider: publicProvider(config) })
  await app.register(sessionsRoutes)
  await app.register(disconnectRoutes, {
    client: authorization.client,
    provider: publicProvider(config),
    timeouts: timeouts.authorizationServer,
  })
  await app.register(gateway, {
    apiUrl: provider.apiUrl,
    publicUrl,
    dispatcher: openConnections(app, timeouts.upstream),
    now,
    instrument: instrumentation.webApiCall,
    timeouts: timeouts.gateway,
    pubSub: store.pubSub,
    hashAccount: (accountId) => hashAccount(accountId, accountKeys),
  })
  await app.register(playback, { store, keys, publicUrl, now, timeouts: timeouts.playback, settings: live })
  await app.register(catalogueRoutes)
  await app.register(healthRoutes, {
    isStoreReachable: () => isReachable(store),
    isReady: app.readiness.isReady,
    patienceMs: timeouts.health.storeMs,
  })
  await app.register(metricsRoutes, {
    text: metricsText,
    contentType: registry.contentType,
    publicUrl,
    ...(config.metricsToken !== undefined && { token: config.metricsToken }),
  })
  await app.register(problemStylesheetRoutes)
  await app.register(pageRoutes, { root: webRoot })
  return app
}

function createServer(config: Config, logger: FastifyBaseLogger, timeouts: Timeouts['http']): FastifyInstance {
  const { trustProxy, publicUrl } = config
  return Fastify({
    ...patienceOptions(timeouts),
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    // Fastify's types know no count of hops, which it takes.
    trustProxy: typeof trustProxy === 'number' ? (_, hop) => hop < trustProxy : trustProxy,
    exposeHeadRoutes: false,
    // Who has a connection is served on it once more, rather than refused, while the server goes down.
    return503OnClosing: false,
    // What no route ever sees: an address that can't be read.
    frameworkErrors: (error, request, reply) =>
      answerProblem(error, request, reply.headers(unreadScopeHeaders(request.url)), publicUrl),
    clientErrorHandler: (error, socket) => answerClientError(error, socket, publicUrl),
  })
}

/** Idle connections go before most servers would cut them, so that no request meets a connection just closed. */
function openConnections(app: FastifyInstance, { connectMs, keepAliveMs }: Timeouts['upstream']): Agent {
  const connect = { timeout: connectMs }
  const agent = new Agent({ connections: 32, pipelining: 1, keepAliveTimeout: keepAliveMs, connect })
  app.addHook('onClose', () => agent.destroy())
  return agent
}

function sessionLife({ sessionIdleTtlMs, sessionMaxTtlMs }: Config) {
  return { idleTtlMs: sessionIdleTtlMs, maxTtlMs: sessionMaxTtlMs }
}

async function isReachable({ sessions }: Store): Promise<boolean> {
  await sessions.isSpent('readiness')
  return true
}
