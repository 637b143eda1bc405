import cluster, { type Worker } from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import { createMetricSums } from './metric-sums.ts'
import type { FromPrimary, FromWorker } from './worker-metrics.ts'

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
