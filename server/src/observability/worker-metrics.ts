import type { Registry } from '@prometheus-io/client'
import type { Reading } from './metric-sums.ts'

/** From a worker to the primary: what it measured, unasked or asked; or what did all measure? */
export type FromWorker = { metrics: Reading; asked?: number } | { metricsAsked: number }
/** From the primary to a worker: what did it measure? Or what all measured. */
export type FromPrimary = { metricsWanted: number } | { metricsText: string; asked: number }

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
