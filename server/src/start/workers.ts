import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Timeouts } from '../timeouts.ts'
import type { Ending } from './running-server.ts'
import { createWorkerPool, type WorkerProcess } from './worker-process.ts'

export interface Workers {
  /** Resolves when all of them serve. @throws {ReportedError} one of them can't start */
  start(): Promise<void>
  /** Replaces them one at a time: each ends when its successor serves. If a successor can't start, the rest stay. */
  restart(): Promise<void>
  /** Resolves when all of them have ended. @param timeoutMs a worker that still runs then is killed */
  stop(ending: Ending, timeoutMs: number): Promise<void>
  pids(): number[]
}

interface WorkersOptions {
  count: number
  startWorker(): Promise<WorkerProcess>
  logger: Logger
  /** Called when no worker serves or starts, and further attempts are hopeless. */
  giveUp(): void
  timeouts: Pick<Timeouts, 'close' | 'workers'>
}

/** Keeps `count` workers serving: one that ends is replaced. */
export function createWorkers({ count, startWorker, logger, giveUp, timeouts }: WorkersOptions): Workers {
  const pool = createWorkerPool(startWorker, onEnd)
  const backoff = createRestartBackoff(timeouts.workers)
  /** Workers whose successor is starting or serves: their end is no loss. */
  const retiring = new Set<WorkerProcess>()
  let isStopping = false
  let restart = Promise.resolve()

  function onEnd(worker: WorkerProcess, how: number | string): void {
    if (isStopping || retiring.delete(worker)) return
    logger.error({ event: 'worker-ended', worker: worker.id, pid: worker.pid, how })
    void replace(performance.now() - worker.servesSince)
  }

  async function replace(servedMs: number): Promise<void> {
    const pauseMs = backoff.pauseAfter(servedMs)
    // A worker that is starting would end with a stack trace, because it can't report to a primary that is gone.
    if (backoff.isHopeless() && pool.isEmpty()) return giveUp()
    await delay(pauseMs)
    if (!isStopping) await pool.launch().then(logStart, logFailureAndReplace)
  }

  const logStart = ({ id, pid }: WorkerProcess) => logger.info({ event: 'worker-started', worker: id, pid })

  const logFailureAndReplace = (error: unknown) => {
    logger.error({ event: 'worker-failed', explanation: String(error) })
    return replace(0)
  }

  async function retire(worker: WorkerProcess): Promise<void> {
    retiring.add(worker)
    try {
      logStart(await pool.launch())
    } catch (error) {
      retiring.delete(worker)
      if (!pool.serving().includes(worker)) void replace(0)
      throw error
    }
    await worker.end('hand-over', timeouts.close.workerHandOverMs)
  }

  async function restartAll(): Promise<void> {
    try {
      for (const worker of pool.serving()) if (pool.serving().includes(worker) && !isStopping) await retire(worker)
      logger.info({ event: 'workers-renewed' })
    } catch (error) {
      logger.error({ event: 'worker-failed', explanation: String(error) }, 'The workers go on as they are.')
    }
  }

  return {
    start: async () => {
      await Promise.all(Array.from({ length: count }, pool.launch))
    },
    restart: () => {
      restart = restart.then(restartAll)
      return restart
    },
    stop: async (ending, timeoutMs) => {
      isStopping = true
      await pool.end(ending, timeoutMs)
    },
    pids: () =>
      pool
        .serving()
        .flatMap(({ pid }) => pid ?? [])
        .toSorted((a, b) => a - b),
  }
}

/** How long to wait before a worker that has ended is replaced. Counts workers that end at once, one after the other. */
export interface RestartBackoff {
  /**
   * @param servedMs how long the worker served; 0 if it never did
   * @returns milliseconds to wait before the next one is started
   */
  pauseAfter(servedMs: number): number
  /** Whether so many in a row have failed that it makes no sense to start another. */
  isHopeless(): boolean
}

const mostFailures = 6

export function createRestartBackoff({ startMs, restartMs }: Timeouts['workers']): RestartBackoff {
  let failures = 0
  return {
    pauseAfter(servedMs) {
      failures = servedMs < startMs ? failures + 1 : 0
      return failures < 2 ? 0 : Math.min(restartMs.first * 2 ** (failures - 2), restartMs.longest)
    },
    isHopeless: () => failures >= mostFailures,
  }
}
