import cluster from 'node:cluster'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { loggableError } from '../http/loggable-error.ts'
import { createLogger } from '../observability/logger.ts'
import { gatherMetrics } from '../observability/primary-metrics.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { banner } from './banner.ts'
import { openServerData } from './open-data.ts'
import type { RunningServer } from './running-server.ts'
import { startSimulator } from './simulator.ts'
import { startWorkerProcess } from './worker-process.ts'
import { createWorkers } from './workers.ts'

/** More than a worker takes to stop, less than a supervisor waits. */
const stopMs = 9_700

/** Several processes serve on one port. This one watches over them, and runs the simulator where it is wanted. */
export function runPrimary(config: Config): RunningServer {
  const logger = createLogger(config.logLevel)
  const startWorker = () => startWorkerProcess(settled(config))
  const workers = createWorkers({ count: config.workers, startWorker, logger, giveUp })
  let simulator: Simulator | undefined

  const close: RunningServer['close'] = async (ending, error) => {
    if (error) logger.fatal({ event: 'crash', error: loggableError(error) })
    await workers.stop(ending, stopMs + (config.drainDelayMs ?? 0))
    await simulator?.close()
  }
  return {
    start: async () => {
      for (const warning of config.warnings) logger.warn({ event: 'setting' }, warning)
      try {
        await rehearse(config, logger)
        simulator = await startSimulator(config, logger)
        prepareCluster()
        gatherMetrics()
        await workers.start()
      } catch (error) {
        await close('stop-now')
        throw error
      }
      return banner(config, workers.pids())
    },
    close,
    renew: workers.renew,
  }
}

/** Does once what every worker is going to do, so that what can't be done is said once, and keys are made once. */
async function rehearse(config: Config, logger: Logger): Promise<void> {
  const { store } = await openServerData(config, logger)
  await store.close()
  const server = createServer().listen(config.port, config.host)
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}

/**
 * Each worker takes connections from the socket that all share. Handed out by this process instead, a connection on its
 * way to a worker as that dies would be answered by nobody, ever.
 */
function prepareCluster(): void {
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: join(import.meta.dirname, '../worker-main.ts'), args: [] })
}

/** What was decided once holds for every worker, also for those that are started when `.env` says something else. */
const settled = ({ port, simulator, workers }: Config) => ({
  PORT: String(port),
  SIMULATOR_PORT: String(simulator.port),
  WEB_CONCURRENCY: String(workers),
})

function giveUp(): void {
  process.stderr.write('Scopedeck stops: its workers end as soon as they start. The log says what happened to them.\n')
  process.exit(1)
}
