import cluster, { type Worker } from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import { type MetricObjectWithValues, type MetricValue, Registry } from '@prometheus-io/client'

/** From a worker to the primary: what it measured, unasked or asked; or what did all measure? */
type FromWorker = { metrics: Reading; asked?: number } | { metricsAsked: number }
/** From the primary to a worker: what did it measure? Or what all measured. */
type FromPrimary = { metricsWanted: number } | { metricsText: string; asked: number }

export interface WorkerMetrics {
  /** What all workers measured, in the text format of Prometheus. */
  text(): Promise<string>
  /** Leaves what this one counted to the others. */
  leave(): Promise<void>
}

/** Joins what this worker measures to what the others do; the primary holds it together. */
export async function joinMetrics(registry: Registry): Promise<WorkerMetrics> {
  const questions = new Map<number, (text: string) => void>()
  let lastQuestion = 0

  const tell = async (asked?: number) => {
    const metrics: Reading = await registry.getMetricsAsJSON()
    await send({ metrics, ...(asked !== undefined && { asked }) })
  }
  process.on('message', (message: FromPrimary) => {
    if ('metricsWanted' in message) void tell(message.metricsWanted).catch(() => {})
    if (!('metricsText' in message)) return
    questions.get(message.asked)?.(message.metricsText)
    questions.delete(message.asked)
  })
  await tell()
  return {
    text: async () => {
      lastQuestion += 1
      const { promise, resolve } = Promise.withResolvers<string>()
      questions.set(lastQuestion, resolve)
      await send({ metricsAsked: lastQuestion })
      return promise
    },
    leave: () => tell().catch(() => {}),
  }
}

/** Resolves when it has gone out. */
function send(message: FromWorker): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()))
  return promise
}

/** Who has not said by then is taken at their last word. */
const patienceMs = 1_000

/** Answers every worker that asks what all of them measured. */
export function gatherMetrics(): void {
  const sums = createMetricSums()
  const outstanding = new Map<number, { of: Set<number>; done(): void }>()
  let lastQuestion = 0

  async function askAll(): Promise<void> {
    lastQuestion += 1
    const { promise, resolve } = Promise.withResolvers<void>()
    const known = sums.processes()
    outstanding.set(lastQuestion, { of: new Set(known), done: resolve })
    for (const id of known) tell(cluster.workers?.[id], { metricsWanted: lastQuestion })
    await Promise.race([promise, delay(patienceMs, undefined, { ref: false })])
    outstanding.delete(lastQuestion)
  }

  function heard(worker: Worker, question = 0): void {
    const waiting = outstanding.get(question)
    waiting?.of.delete(worker.id)
    if (waiting?.of.size === 0) waiting.done()
  }

  cluster.on('message', async (worker, message: FromWorker) => {
    if ('metrics' in message) {
      sums.read(worker.id, message.metrics)
      heard(worker, message.asked)
    }
    if (!('metricsAsked' in message)) return
    await askAll()
    tell(worker, { metricsText: await sums.text(), asked: message.metricsAsked })
  })
  // Once nothing more can be heard of it.
  cluster.on('disconnect', ({ id }) => sums.forget(id))
}

function tell(worker: Worker | undefined, message: FromPrimary): void {
  if (worker?.isConnected()) worker.send(message, () => {})
}

/** What one process has measured so far, as it goes from one to another. */
type Reading = MetricObjectWithValues<MetricValue<string>>[]

/** What several processes measured, as one. */
interface MetricSums {
  /** The latest of one of them. */
  read(process: number, reading: Reading): void
  /** It is gone. What it counted stays, for a count that falls looks like a restart, and all of it like news. */
  forget(process: number): void
  processes(): number[]
  text(): Promise<string>
}

export function createMetricSums(): MetricSums {
  const readings = new Map<number, Reading>()
  let counted: Promise<Reading> = Promise.resolve([])

  const add = async (parts: readonly Reading[]) => Registry.aggregate([...parts])
  return {
    read: (process, reading) => void readings.set(process, reading),
    forget: (process) => {
      const last = readings.get(process)?.filter(isCount) ?? []
      readings.delete(process)
      counted = counted.then(async (before) => (await add([before, last])).getMetricsAsJSON())
    },
    processes: () => [...readings.keys()],
    text: async () => (await add([await counted, ...readings.values()])).metrics(),
  }
}

/** Memory and open streams are gone with who had them. */
const isCount = ({ type }: Reading[number]) => type === 'counter' || type === 'histogram'
