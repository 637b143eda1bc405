import cluster from 'node:cluster'
import type { Environment } from '../config/read-settings.ts'
import { ReportedError } from './failure.ts'
import type { Ending } from './running-server.ts'

/** A worker that serves, as the process sees it that watches over it. */
export interface WorkerProcess {
  id: number
  pid: number | undefined
  /** By a clock that never goes back. */
  servesSince: number
  /** Resolves to its exit code, or to the signal that killed it. */
  ended: Promise<number | string>
  /** Tells it how to go, and kills it should it still be there then. Resolves when it is gone. */
  end(ending: Ending, patienceMs: number): Promise<void>
}

/**
 * Starts another process of this program, with these settings above its own. Resolves when it serves.
 * @throws {ReportedError} it ended instead
 */
export async function startWorkerProcess(settings: Environment): Promise<WorkerProcess> {
  const worker = cluster.fork(settings)
  const serving = Promise.withResolvers<true>()
  const over = Promise.withResolvers<number | string>()
  let explanation = ''
  worker.once('listening', () => serving.resolve(true))
  worker.once('exit', (code, signal) => over.resolve(signal ?? code))
  // A message that it was too dead to hear is no news; a process that never was one is.
  worker.on('error', ({ message }) => worker.process.pid ?? over.resolve(message))
  worker.on('message', (message: unknown) => {
    explanation = failureIn(message) ?? explanation
  })
  if ((await Promise.race([serving.promise, over.promise])) !== true)
    throw new ReportedError(explanation || `Scopedeck can’t start: a worker ended with ${await over.promise}.\n`)
  return {
    id: worker.id,
    pid: worker.process.pid,
    servesSince: performance.now(),
    ended: over.promise,
    end: async (ending, patienceMs) => {
      if (worker.isConnected()) worker.send({ ending })
      const killing = setTimeout(() => worker.process.kill('SIGKILL'), patienceMs)
      await over.promise
      clearTimeout(killing)
    },
  }
}

const failureIn = (message: unknown): string | undefined =>
  typeof message === 'object' && message !== null && 'failure' in message ? String(message.failure) : undefined
