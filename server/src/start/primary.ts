import cluster from 'node:cluster'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { createLogger, loggableError } from '../observability/logger.ts'
import { gatherMetrics } from '../observability/worker-metrics.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { Timeouts } from '../timeouts.ts'
import { banner } from './banner.ts'
import { openServerData } from './open-data.ts'
import type { RunningServer } from './running-server.ts'
import { startSimulator } from './simulator.ts'
import { startWorkerProcess, type WorkerOptions } from './worker-process.ts'
import { createWorkers } from './workers.ts'

/**
 * Several workers serve on one port. This process starts and replaces them, and runs the simulator if the configuration
 * wants it.
 */
export function runPrimary(config: Config, timeouts: Timeouts): RunningServer {
  const logger = createLogger(config.logLevel)
  const onHung: WorkerOptions['onHung'] = ({ id, pid }) =>
    logger.error(
      { event: 'worker-hung', worker: id, pid },
      'A worker gives no sign of life; it is killed and replaced.',
    )
  const startWorker = () => startWorkerProcess(fixedSettings(config), { ...timeouts.workers, onHung })
  const workers = createWorkers({ count: config.workers, startWorker, logger, giveUp, timeouts })
  let simulator: Simulator | undefined

  const close: RunningServer['close'] = async (ending, error) => {
    if (error) logger.fatal({ event: 'crash', error: loggableError(error) })
    await workers.stop(ending, timeouts.close.workerStopMs + (config.drainDelayMs ?? 0))
    await simulator?.close()
  }
  return {
    start: async () => {
      for (const warning of config.warnings) logger.warn({ event: 'setting' }, warning)
      try {
        await checkResources(config, logger, timeouts)
        simulator = await startSimulator(config, logger)
        setUpCluster()
        gatherMetrics()
        await workers.start()
      } catch (error) {
        await close('stop-now')
        throw error
      }
      return banner(config, workers.pids())
    },
    close,
    restartWorkers: workers.restart,
  }
}

/**
 * Opens keys, store and port once, as every worker is going to. So each problem is reported once, and new keys are made
 * once.
 */
async function checkResources(config: Config, logger: Logger, timeouts: Timeouts): Promise<void> {
  const { store } = await openServerData(config, logger, timeouts.store)
  await store.close()
  const server = createServer().listen(config.port, config.host)
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}

/**
 * Each worker accepts connections from the socket that all share. If the primary handed them out instead, a connection
 * on its way to a worker that dies would never be answered and never be closed.
 */
function setUpCluster(): void {
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: join(import.meta.dirname, '../worker-main.ts'), args: [] })
}

/** Settings that hold for every worker, also for one that is started when `.env` says something else. */
const fixedSettings = ({ port, simulator, workers }: Config) => ({
  PORT: String(port),
  SIMULATOR_PORT: String(simulator.port),
  WEB_CONCURRENCY: String(workers),
})

function giveUp(): void {
  process.stderr.write('Scopedeck stops: its workers end as soon as they start. The log says what happened to them.\n')
  process.exit(1)
}
