import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from '@prometheus-io/client'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { loggableError } from '../observability/logger.ts'
import type { WorkerMetrics } from '../observability/worker-metrics.ts'
import type { Timeouts } from '../timeouts.ts'
import { shareEnvironmentFile } from './environment.ts'
import { openServerData } from './open-data.ts'
import { collectWhenQuiet } from './quiet-collection.ts'
import type { RunningServer } from './running-server.ts'
import { shutDown } from './shutdown.ts'

/** The folder that `web/build.ts` builds. */
const webRoot = join(import.meta.dirname, '../../../web/dist')

interface ServeOptions {
  config: Config
  logger: Logger
  timeouts: Timeouts
  /** Given when other processes serve on the same port. */
  joinMetrics?(registry: Registry): Promise<WorkerMetrics>
}

/** Opens keys and store, and serves the app on its port. */
export async function serve(options: ServeOptions): Promise<Pick<RunningServer, 'close'>> {
  const { config, logger, timeouts, joinMetrics } = options
  shareEnvironmentFile()
  const registry = createProcessRegistry()
  const metrics = await joinMetrics?.(registry)
  const { keys, store } = await openServerData(config, logger, timeouts.store)
  const stopCollecting = collectWhenQuiet({ timeouts: timeouts.memory })
  let app: FastifyInstance | undefined
  const close: RunningServer['close'] = async (ending, error) => {
    if (error) logger.fatal({ event: 'crash', error: loggableError(error) })
    stopCollecting()
    if (app) await shutDown(app, ending, timeouts.close, config.drainDelayMs)
    await metrics?.leave()
    await store.close()
  }
  try {
    // Loaded late: keys or a store that can't be used are told without it, three times as soon.
    const { createApp } = await import('../app.ts')
    const appOptions = { config, keys, store, logger, timeouts, now: Date.now, webRoot, registry }
    app = await createApp({ ...appOptions, ...(metrics && { metricsText: metrics.text }) })
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
