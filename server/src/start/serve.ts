import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from '@prometheus-io/client'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { loggableError } from '../http/loggable-error.ts'
import type { WorkerMetrics } from '../observability/worker-metrics.ts'
import { drainConnections } from './drain-connections.ts'
import { shareEnvironmentFile } from './environment.ts'
import { openServerData } from './open-data.ts'
import type { Ending, RunningServer } from './running-server.ts'
import { closeWithTimeout } from './shutdown.ts'

/** Where `web/build.ts` puts the app. */
const webRoot = join(import.meta.dirname, '../../../web/dist')

/** A supervisor waits ten seconds as a rule before it kills. */
const hurried = { requestsMs: 8_500, everythingMs: 9_500 }
/** Nobody waits for a process whose place is taken; the slowest answer of Spotify's may have this long. */
const unhurried = { requestsMs: 20_000, everythingMs: 21_000 }

/** Opens what is kept, and serves the app on its port. @param join where other processes serve beside it */
export async function serve(
  config: Config,
  logger: Logger,
  join?: (registry: Registry) => Promise<WorkerMetrics>,
): Promise<Pick<RunningServer, 'close'>> {
  shareEnvironmentFile()
  const registry = processRegistry()
  const joined = await join?.(registry)
  const { keys, store } = await openServerData(config, logger)
  let app: FastifyInstance | undefined
  const close: RunningServer['close'] = async (ending, error) => {
    if (error) logger.fatal({ event: 'crash', error: loggableError(error) })
    if (app) await closeApp(app, ending, config.drainDelayMs)
    await joined?.leave()
    await store.close()
  }
  try {
    const options = { config, keys, store, logger, now: Date.now, webRoot, registry }
    app = await createApp({ ...options, ...(joined && { metricsText: joined.text }) })
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close('stop-now')
    throw error
  }
  return { close }
}

/** Connections that are in use at all are used within this time. */
const movingOnMs = { 'hand-over': 2_000, stop: 1_000 }

async function closeApp(app: FastifyInstance, ending: Ending, drainDelayMs: number | undefined): Promise<void> {
  if (ending === 'stop-now') return closeWithTimeout(app, hurried)
  if (ending === 'hand-over') {
    app.readiness.handOver()
    await drainConnections(app.server, movingOnMs[ending])
    return closeWithTimeout(app, unhurried)
  }
  const began = performance.now()
  await app.readiness.leave(drainDelayMs)
  await drainConnections(app.server, movingOnMs[ending])
  const spentMs = performance.now() - began - (drainDelayMs ?? 0)
  const { requestsMs, everythingMs } = hurried
  await closeWithTimeout(app, { requestsMs: requestsMs - spentMs, everythingMs: everythingMs - spentMs })
}

/** What the process itself has to say is measured once in it, by timers that never end. */
function processRegistry(): Registry {
  const register = new Registry()
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: 20, eventLoopUtilizationTimeout: 1_000 })
  return register
}
