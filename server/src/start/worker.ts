import cluster from 'node:cluster'
import closeWithGrace from 'close-with-grace'
import { readConfig } from '../config.ts'
import { createLogger } from '../observability/logger.ts'
import { joinMetrics } from '../observability/worker-metrics.ts'
import { productionTimeouts } from '../timeouts.ts'
import { readEnvironment } from './environment.ts'
import { explainFailure } from './failure.ts'
import { sendHeartbeat } from './heartbeat.ts'
import type { Ending } from './running-server.ts'
import { serve } from './serve.ts'
import { parseEnding } from './worker-process.ts'

/** A terminal sends these to all its processes. Workers ignore them: the primary tells them what to do. */
const handledByPrimary = ['SIGINT', 'SIGHUP'] as const

try {
  const ordered = nextOrder()
  for (const signal of handledByPrimary) process.on(signal, () => {})
  const config = readConfig(readEnvironment([]))
  const logger = createLogger(config.logLevel).child({ worker: cluster.worker?.id, pid: process.pid })
  sendHeartbeat(productionTimeouts.workers.beatMs)
  const server = await serve({ config, logger, timeouts: productionTimeouts, joinMetrics })

  let closing: Promise<void> | undefined
  // SIGTERM to one worker: the primary starts another in its place.
  let ending: Ending = 'hand-over'
  const { close } = closeWithGrace({ delay: false, logger: false, skip: [...handledByPrimary] }, async ({ err }) => {
    closing ??= server.close(err ? 'stop-now' : ending, err)
    await closing
  })
  ending = await ordered
  close()
} catch (error) {
  process.send?.({ failure: explainFailure(error) }, () => process.exit(1))
}

/** Resolves when the primary tells this worker to end. */
function nextOrder(): Promise<Ending> {
  const { promise, resolve } = Promise.withResolvers<Ending>()
  process.on('message', (message: unknown) => {
    const ending = parseEnding(message)
    if (ending) resolve(ending)
  })
  return promise
}
