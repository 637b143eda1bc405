import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createRestartBackoff } from './restart-backoff.ts'
import type { Ending } from './running-server.ts'
import type { WorkerProcess } from './worker-process.ts'

export interface Workers {
  /** Resolves when all of them serve. @throws {ReportedError} one of them can't start */
  start(): Promise<void>
  /** Replaces them one at a time, each once its successor serves. Where that can't start, all go on as they are. */
  renew(): Promise<void>
  /** Resolves when all are gone. @param patienceMs who is not gone by then is killed */
  stop(ending: Ending, patienceMs: number): Promise<void>
  pids(): number[]
}

interface WorkersOptions {
  count: number
  startWorker(): Promise<WorkerProcess>
  logger: Logger
  /** None serves, and starting more has been no use. */
  giveUp(): void
}

/** More than a worker takes to hand over at the longest. */
const handOverMs = 30_000

/** Keeps so many workers serving, whatever happens to one of them. */
export function createWorkers({ count, startWorker, logger, giveUp }: WorkersOptions): Workers {
  /** All that have been started and are not gone. */
  const processes = new Set<Promise<WorkerProcess>>()
  const serving = new Set<WorkerProcess>()
  /** Whose end is no loss: somebody else has their place. */
  const succeeded = new Set<WorkerProcess>()
  const crashes = createRestartBackoff()
  let isStopping = false
  let renewal = Promise.resolve()

  async function launch(): Promise<WorkerProcess> {
    const starting = startWorker()
    processes.add(starting)
    try {
      const worker = await starting
      serving.add(worker)
      void worker.ended.then((how) => {
        processes.delete(starting)
        lose(worker, how)
      })
      return worker
    } catch (error) {
      processes.delete(starting)
      throw error
    }
  }

  function lose(worker: WorkerProcess, how: number | string): void {
    serving.delete(worker)
    if (isStopping || succeeded.delete(worker)) return
    logger.error({ event: 'worker-ended', worker: worker.id, pid: worker.pid, how })
    void replace(performance.now() - worker.servesSince)
  }

  async function replace(servedMs: number): Promise<void> {
    const pauseMs = crashes.ended(servedMs)
    if (crashes.isLoop() && serving.size === 0) return giveUp()
    await delay(pauseMs)
    if (!isStopping) await launch().then(logStart, fail)
  }

  const logStart = ({ id, pid }: WorkerProcess) => logger.info({ event: 'worker-started', worker: id, pid })

  const fail = (error: unknown) => {
    logger.error({ event: 'worker-failed', explanation: String(error) })
    return replace(0)
  }

  async function succeed(worker: WorkerProcess): Promise<void> {
    succeeded.add(worker)
    try {
      logStart(await launch())
    } catch (error) {
      succeeded.delete(worker)
      if (!serving.has(worker)) void replace(0)
      throw error
    }
    await worker.end('hand-over', handOverMs)
  }

  async function renewAll(): Promise<void> {
    try {
      for (const worker of [...serving]) if (serving.has(worker) && !isStopping) await succeed(worker)
      logger.info({ event: 'workers-renewed' })
    } catch (error) {
      logger.error({ event: 'worker-failed', explanation: String(error) }, 'The workers go on as they are.')
    }
  }

  return {
    start: async () => {
      await Promise.all(Array.from({ length: count }, launch))
    },
    renew: () => {
      renewal = renewal.then(renewAll)
      return renewal
    },
    stop: async (ending, patienceMs) => {
      isStopping = true
      const ends = [...processes].map((starting) => starting.then((worker) => worker.end(ending, patienceMs)))
      await Promise.allSettled(ends)
    },
    pids: () => [...serving].flatMap(({ pid }) => pid ?? []).toSorted((a, b) => a - b),
  }
}
