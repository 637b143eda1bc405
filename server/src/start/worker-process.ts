import cluster, { type Worker } from 'node:cluster'
import { isRecord } from '../../contract/json.ts'
import type { Environment } from '../config/read-settings.ts'
import type { Timeouts } from '../timeouts.ts'
import { ReportedError } from './failure.ts'
import { watchHeartbeat } from './heartbeat.ts'
import type { Ending } from './running-server.ts'

/** A worker that serves, as the primary sees it. */
export interface WorkerProcess {
  id: number
  pid: number | undefined
  /** Milliseconds of a clock that never goes back. */
  servesSince: number
  /** Resolves to its exit code, or to the signal that killed it. */
  ended: Promise<number | string>
  /** Tells it how to end, and kills it after `timeoutMs`. Resolves when it has ended. */
  end(ending: Ending, timeoutMs: number): Promise<void>
}

export interface WorkerOptions extends Pick<Timeouts['workers'], 'beatMs' | 'hungMs'> {
  /** Called when the worker hangs. It is killed then. */
  onHung(worker: Pick<WorkerProcess, 'id' | 'pid'>): void
}

/**
 * Starts another process of this program, with these settings above its own. Resolves when it serves.
 * @throws {ReportedError} it ended instead
 */
export async function startWorkerProcess(settings: Environment, options: WorkerOptions): Promise<WorkerProcess> {
  const worker = cluster.fork(settings)
  const serving = Promise.withResolvers<true>()
  const ended = Promise.withResolvers<number | string>()
  let failure = ''
  worker.once('listening', () => serving.resolve(true))
  worker.once('exit', (code, signal) => ended.resolve(signal ?? code))
  // A message that could not be sent to a dying worker is ignored. Without a process id, it could not be started.
  worker.on('error', ({ message }) => worker.process.pid ?? ended.resolve(message))
  worker.on('message', (message: unknown) => {
    failure = parseFailure(message) ?? failure
  })
  if ((await Promise.race([serving.promise, ended.promise])) !== true)
    throw new ReportedError(failure || `Scopedeck can’t start: a worker ended with ${await ended.promise}.\n`)
  const stopWatching = watchHeartbeat(worker, options, () => {
    options.onHung({ id: worker.id, pid: worker.process.pid })
    worker.process.kill('SIGKILL')
  })
  void ended.promise.then(stopWatching)
  return describeWorker(worker, ended.promise)
}

const describeWorker = (worker: Worker, ended: WorkerProcess['ended']): WorkerProcess => ({
  id: worker.id,
  pid: worker.process.pid,
  servesSince: performance.now(),
  ended,
  end: async (ending, timeoutMs) => {
    if (worker.isConnected()) worker.send({ ending })
    const killing = setTimeout(() => worker.process.kill('SIGKILL'), timeoutMs)
    await ended
    clearTimeout(killing)
  },
})

/** What a worker sends when it can't start: the explanation for the terminal. */
const parseFailure = (message: unknown): string | undefined =>
  isRecord(message) && typeof message.failure === 'string' ? message.failure : undefined

/** What the primary sends to end a worker; `undefined` for any other message. */
export function parseEnding(message: unknown): Ending | undefined {
  const ending = isRecord(message) ? message.ending : undefined
  return ending === 'stop' || ending === 'stop-now' || ending === 'hand-over' ? ending : undefined
}

/** The workers that were started and have not ended. */
export interface WorkerPool {
  /** Starts a worker. Resolves when it serves. @throws {ReportedError} it ended instead */
  launch(): Promise<WorkerProcess>
  serving(): WorkerProcess[]
  /** Whether none serves and none is starting. */
  isEmpty(): boolean
  /** Ends all of them, also those that do not serve yet. */
  end(ending: Ending, timeoutMs: number): Promise<void>
}

/** @param onEnd called when a worker that served has ended */
export function createWorkerPool(
  startWorker: () => Promise<WorkerProcess>,
  onEnd: (worker: WorkerProcess, how: number | string) => void,
): WorkerPool {
  const started = new Set<Promise<WorkerProcess>>()
  const serving = new Set<WorkerProcess>()
  return {
    async launch() {
      const starting = startWorker()
      started.add(starting)
      try {
        const worker = await starting
        serving.add(worker)
        void worker.ended.then((how) => {
          started.delete(starting)
          serving.delete(worker)
          onEnd(worker, how)
        })
        return worker
      } catch (error) {
        started.delete(starting)
        throw error
      }
    },
    serving: () => [...serving],
    isEmpty: () => started.size === 0,
    async end(ending, timeoutMs) {
      await Promise.allSettled([...started].map((starting) => starting.then((worker) => worker.end(ending, timeoutMs))))
    },
  }
}
