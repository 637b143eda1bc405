import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from '@prometheus-io/client'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { loggableError } from '../observability/logger.ts'
import type { WorkerMetrics } from '../observability/worker-metrics.ts'
import { shareEnvironmentFile } from './environment.ts'
import { openServerData } from './open-data.ts'
import type { RunningServer } from './running-server.ts'
import { shutDown } from './shutdown.ts'

/** The folder that `web/build.ts` builds. */
const webRoot = join(import.meta.dirname, '../../../web/dist')

/**
 * Opens keys and store, and serves the app on its port.
 * @param joinMetrics given when other processes serve on the same port
 */
export async function serve(
  config: Config,
  logger: Logger,
  joinMetrics?: (registry: Registry) => Promise<WorkerMetrics>,
): Promise<Pick<RunningServer, 'close'>> {
  shareEnvironmentFile()
  const registry = createProcessRegistry()
  const metrics = await joinMetrics?.(registry)
  const { keys, store } = await openServerData(config, logger)
  let app: FastifyInstance | undefined
  const close: RunningServer['close'] = async (ending, error) => {
    if (error) logger.fatal({ event: 'crash', error: loggableError(error) })
    if (app) await shutDown(app, ending, config.drainDelayMs)
    await metrics?.leave()
    await store.close()
  }
  try {
    const options = { config, keys, store, logger, now: Date.now, webRoot, registry }
    app = await createApp({ ...options, ...(metrics && { metricsText: metrics.text }) })
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close('stop-now')
    throw error
  }
  return { close }
}

/** Metrics of the process itself, measured once in each process: their timers never end. */
function createProcessRegistry(): Registry {
  const register = new Registry()
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: 20, eventLoopUtilizationTimeout: 1_000 })
  return register
}
