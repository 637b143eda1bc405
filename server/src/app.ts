import { Registry } from '@prometheus-io/client'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { accountRoutes } from './account/account.routes.ts'
import { disconnectRoutes } from './account/disconnect.routes.ts'
import { sessionsRoutes } from './account/sessions.routes.ts'
import { catalogueRoutes } from './catalogue/catalogue.routes.ts'
import { conditionsRoutes } from './conditions/conditions.routes.ts'
import { connectSimulator } from './conditions/connect-simulator.ts'
import { timeMachineRoutes } from './conditions/time-machine.routes.ts'
import type { Config } from './config.ts'
import { worldExportRoutes } from './export/world.routes.ts'
import flowPlugin from './flow/flow.plugin.ts'
import { createFlow } from './flow/flow.ts'
import gateway from './gateway/gateway.plugin.ts'
import { unreadScopeHeaders } from './gateway/gateway.routes.ts'
import { healthRoutes } from './health/health.routes.ts'
import readiness from './health/readiness.plugin.ts'
import { openConnections } from './http/connections.ts'
import { createServer } from './http/create-server.ts'
import { pageRoutes } from './http/pages.routes.ts'
import { problemStylesheetRoutes } from './http/problem-page.ts'
import problems from './http/problems.plugin.ts'
import requestGuards from './http/request-guards.plugin.ts'
import routeAudit from './http/route-audit.plugin.ts'
import untakenAnswers from './http/untaken-answers.plugin.ts'
import type { UntakenLimits } from './http/untaken-answers.ts'
import { labRoutes } from './lab/lab.routes.ts'
import { lensRoutes } from './lens/lens.routes.ts'
import { createInstrumentation } from './observability/instrumentation.ts'
import { metricsRoutes } from './observability/metrics.routes.ts'
import requestInstrumentation from './observability/request-instrumentation.plugin.ts'
import playback, { type LiveSettings } from './playback/playback.plugin.ts'
import { playlistItemsRoutes } from './playlists/playlist-items.routes.ts'
import { connectProvider, imageOrigins, providerPaths, publicProvider } from './provider.ts'
import { createAccountHash } from './session/keys.ts'
import session from './session/session.plugin.ts'
import { signInRoutes } from './sign-in/sign-in.routes.ts'
import { createAuditedStore, createPublishedStore } from './store/session-events.ts'
import type { Store } from './store/store.ts'
import { createStoreCheck } from './store/store-check.ts'
import { productionTimeouts, type Timeouts } from './timeouts.ts'

export interface AppOptions {
  config: Config
  /** The first encrypts, all decrypt. */
  keys: readonly Buffer[]
  /** The caller opens and closes it. */
  store: Store
  logger: FastifyBaseLogger
  /** Epoch milliseconds. */
  now(): number
  /** The folder of the built web app. */
  webRoot: string
  /** Every time limit; the production values when left out. */
  timeouts?: Timeouts
  /** Holds the app's metrics; the caller may add others. */
  registry?: Registry
  /** What `/metrics` answers. Left out, the metrics of `registry`. */
  metricsText?(): Promise<string>
  /** How much answers may take until their clients have read them; the production values when left out. */
  untakenLimits?: UntakenLimits
  /** Overrides of the usual settings of live playback. */
  live?: Partial<LiveSettings>
}

/** The table of contents: registers every capability, in order. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, keys, store, logger, now, webRoot, timeouts = productionTimeouts, live } = options
  const { registry = new Registry(), metricsText = () => registry.metrics() } = options
  const { publicUrl, sessionCookie, workers, metricsToken: token } = config
  const app = createServer({ ...config, logger, timeouts: timeouts.http, headersWithoutRoute: unreadScopeHeaders })
  const instrumentation = await createInstrumentation({
    ...config,
    registry,
    logger,
    countSessions: store.sessions.countLive,
    countStreams: () => app.livePlayback.count() + app.flowStreams.count(),
    timeouts: timeouts.health,
  })
  const { recordSecurityEvent } = instrumentation
  const provider = publicProvider(config)
  const { client, readAccount } = connectProvider(app, { config, now, timeouts, instrumentation })
  const simulator = connectSimulator(app, provider, timeouts, { ...config.simulator, publicUrl })
  const sessions = createAuditedStore(createPublishedStore(store.sessions, store.pubSub), recordSecurityEvent)
  const shared = { store, keys, pubSub: store.pubSub, publicUrl, now }
  const flow = await createFlow({ ...shared, paths: providerPaths(config), log: logger, timeouts: timeouts.flow })
  const recorders = { recordSecurityEvent, recordFlow: flow.record }
  const authorization = { client, readAccount, store: sessions, publicUrl, sessionCookie, ...recorders, now }
  await app.register(routeAudit)
  await app.register(requestInstrumentation, instrumentation)
  await app.register(readiness, timeouts.close)
  await app.register(problems, { publicUrl })
  await app.register(untakenAnswers, { limits: options.untakenLimits, recordSecurityEvent })
  await app.register(requestGuards, { publicUrl, imageOrigins: imageOrigins(config), recordSecurityEvent })
  await app.register(session, {
    ...authorization,
    provider,
    keys,
    ...{ ...timeouts.session, readAheadMs: simulator.readAheadMs },
    idleTtlMs: config.sessionIdleTtlMs,
    maxTtlMs: config.sessionMaxTtlMs,
    instrument: instrumentation.refresh,
    pubSub: store.pubSub,
  })
  await app.register(flowPlugin, { ...shared, flow, timeouts: timeouts.flow })
  await app.register(signInRoutes, { ...authorization, ...simulator, timeouts: timeouts.signIn, workers })
  await app.register(accountRoutes, { provider, workers })
  for (const routes of [conditionsRoutes, timeMachineRoutes]) await app.register(routes, simulator)
  await app.register(labRoutes, { ...simulator, now })
  await app.register(disconnectRoutes, { client, provider, timeouts: timeouts.authorizationServer })
  await app.register(gateway, {
    ...shared,
    apiUrl: provider.apiUrl,
    dispatcher: openConnections(app, timeouts.upstream),
    instrument: instrumentation.webApiCall,
    recordFlow: flow.record,
    timeouts: timeouts.gateway,
    hashAccount: createAccountHash(keys),
  })
  for (const routes of [sessionsRoutes, playlistItemsRoutes, catalogueRoutes]) await app.register(routes)
  for (const routes of [lensRoutes, worldExportRoutes]) await app.register(routes, { workers })
  await app.register(playback, { ...shared, timeouts: timeouts.playback, settings: live })
  await app.register(healthRoutes, {
    isStoreAble: createStoreCheck(store, timeouts.health.storeEveryMs),
    isReady: app.readiness.isReady,
    timeoutMs: timeouts.health.storeMs,
  })
  await app.register(metricsRoutes, { text: metricsText, contentType: registry.contentType, publicUrl, token })
  await app.register(problemStylesheetRoutes)
  await app.register(pageRoutes, { root: webRoot })
  return app
}
