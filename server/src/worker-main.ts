import cluster from 'node:cluster'
import closeWithGrace from 'close-with-grace'
import { readConfig } from './config.ts'
import { createLogger } from './observability/logger.ts'
import { joinMetrics } from './observability/worker-metrics.ts'
import { readEnvironment } from './start/environment.ts'
import { explainFailure } from './start/failure.ts'
import type { Ending } from './start/running-server.ts'
import { serve } from './start/serve.ts'

/** A terminal sends them to the whole group of processes. What is to be done, the primary says. */
const leftToThePrimary = ['SIGINT', 'SIGHUP'] as const

try {
  const ordered = order()
  for (const signal of leftToThePrimary) process.on(signal, () => {})
  const config = readConfig(readEnvironment([]))
  const logger = createLogger(config.logLevel).child({ worker: cluster.worker?.id, pid: process.pid })
  const app = await serve(config, logger, joinMetrics)

  let closing: Promise<void> | undefined
  // Whoever ends one worker by its process id gets another in its place.
  let ending: Ending = 'hand-over'
  const { close } = closeWithGrace({ delay: false, logger: false, skip: [...leftToThePrimary] }, async ({ err }) => {
    closing ??= app.close(err ? 'stop-now' : ending, err)
    await closing
  })
  ending = await ordered
  close()
} catch (error) {
  process.send?.({ failure: explainFailure(error) }, () => process.exit(1))
}

/** Resolves when the primary says how to end. */
function order(): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>()
  process.on('message', (message: { ending?: Ending }) => message.ending && resolve(message.ending))
  return promise
}
