import cluster, { type Worker } from 'node:cluster'
import { type MetricObjectWithValues, type MetricValue, Registry } from '@prometheus-io/client'
import { withTimeout } from '../async/timeout.ts'
import { productionTimeouts } from '../timeouts.ts'

/** The metrics of one process, as it sends them to another. */
type ProcessMetrics = MetricObjectWithValues<MetricValue<string>>[]

/** Worker to primary: its own metrics, sent at its start, at its end or as `asked`; or a question for everyone's. */
type FromWorker = { metrics: ProcessMetrics; asked?: number } | { metricsAsked: number }
/** Primary to worker: a question for its metrics; or everyone's, in answer to its question `asked`. */
type FromPrimary = { metricsWanted: number } | { metricsText: string; asked: number }

export interface WorkerMetrics {
  /** The metrics of all workers, in the text format of Prometheus. */
  text(): Promise<string>
  /** Sends the last counts to the primary before this worker ends. */
  leave(): Promise<void>
}

/** Runs in a worker: sends its metrics to the primary, which adds up those of all workers. */
export async function joinMetrics(registry: Registry): Promise<WorkerMetrics> {
  const questions = new Map<number, (text: string) => void>()
  let lastQuestion = 0

  const sendMetrics = async (asked?: number) => {
    const metrics: ProcessMetrics = await registry.getMetricsAsJSON()
    await sendToPrimary({ metrics, ...(asked !== undefined && { asked }) })
  }
  process.on('message', (message: FromPrimary) => {
    if ('metricsWanted' in message) void sendMetrics(message.metricsWanted).catch(() => {})
    if (!('metricsText' in message)) return
    questions.get(message.asked)?.(message.metricsText)
    questions.delete(message.asked)
  })
  await sendMetrics()
  return {
    text: async () => {
      lastQuestion += 1
      const { promise, resolve } = Promise.withResolvers<string>()
      questions.set(lastQuestion, resolve)
      await sendToPrimary({ metricsAsked: lastQuestion })
      return promise
    },
    leave: () => sendMetrics().catch(() => {}),
  }
}

/** Resolves when the message has been sent. */
function sendToPrimary(message: FromWorker): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()))
  return promise
}

/**
 * Runs in the primary: answers each worker that asks with the metrics of all workers.
 * @param workersMs for a worker that has not answered by then, the last metrics it sent are used
 */
export function gatherMetrics(workersMs = productionTimeouts.health.workersMs): void {
  const sums = createMetricSums()
  const questions = new Map<number, { unanswered: Set<number>; done(): void }>()
  let lastQuestion = 0

  async function askAll(): Promise<void> {
    lastQuestion += 1
    const { promise, resolve } = Promise.withResolvers<void>()
    const workerIds = sums.processes()
    questions.set(lastQuestion, { unanswered: new Set(workerIds), done: resolve })
    for (const id of workerIds) sendToWorker(cluster.workers?.[id], { metricsWanted: lastQuestion })
    await withTimeout(promise, workersMs, () => {})
    questions.delete(lastQuestion)
  }

  function markAnswered(worker: Worker, question = 0): void {
    const open = questions.get(question)
    open?.unanswered.delete(worker.id)
    if (open?.unanswered.size === 0) open.done()
  }

  cluster.on('message', async (worker, message: FromWorker) => {
    if ('metrics' in message) {
      sums.set(worker.id, message.metrics)
      markAnswered(worker, message.asked)
    }
    if (!('metricsAsked' in message)) return
    await askAll()
    sendToWorker(worker, { metricsText: await sums.text(), asked: message.metricsAsked })
  })
  // On `disconnect`, not on `exit`: only then have all messages of the worker arrived.
  cluster.on('disconnect', ({ id }) => sums.forget(id))
}

function sendToWorker(worker: Worker | undefined, message: FromPrimary): void {
  if (worker?.isConnected()) worker.send(message, () => {})
}

/** The metrics of several processes, added up. */
interface MetricSums {
  /** Replaces the metrics of one process. */
  set(process: number, metrics: ProcessMetrics): void
  /** The process has ended. Its counts stay: Prometheus takes a sum that falls for a restart, and counts all of it again. */
  forget(process: number): void
  processes(): number[]
  text(): Promise<string>
}

export function createMetricSums(): MetricSums {
  const latest = new Map<number, ProcessMetrics>()
  let endedCounts: Promise<ProcessMetrics> = Promise.resolve([])

  const add = async (parts: readonly ProcessMetrics[]) => Registry.aggregate([...parts])
  return {
    set: (process, metrics) => void latest.set(process, metrics),
    forget: (process) => {
      const counts = latest.get(process)?.filter(isCount) ?? []
      latest.delete(process)
      endedCounts = endedCounts.then(async (before) => (await add([before, counts])).getMetricsAsJSON())
    },
    processes: () => [...latest.keys()],
    text: async () => (await add([await endedCounts, ...latest.values()])).metrics(),
  }
}

/** Memory and open streams end with their process, counts do not. */
const isCount = ({ type }: ProcessMetrics[number]) => type === 'counter' || type === 'histogram'
