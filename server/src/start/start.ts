import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from '@prometheus-io/client'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { createLogger } from '../logging/logger.ts'
import { loggableError } from '../problems/loggable-error.ts'
import { createSimulator, type Simulator } from '../simulator/simulator.ts'
import type { Store } from '../store/store.ts'
import { banner } from './banner.ts'
import { closeInTime } from './close-in-time.ts'
import { openData } from './open-data.ts'
import { readSettledConfig } from './settled-config.ts'

/** Where `web/build.ts` puts the app. */
const webRoot = join(import.meta.dirname, '../../../web/dist')

interface Running {
  banner: string
  /** Ends in order: no new requests, those under way finish, then the store. */
  close(error?: unknown): Promise<void>
}

interface Parts {
  store: Store
  simulator: Simulator | undefined
  app?: FastifyInstance
}

/** Reads the environment once, starts the simulator where it is wanted, and the app. */
export async function start(env: NodeJS.ProcessEnv): Promise<Running> {
  const config = await readSettledConfig(env)
  const logger = createLogger(config.logLevel)
  for (const warning of config.warnings) logger.warn({ event: 'setting' }, warning)
  const { keys, store } = await openData(config, logger)
  const parts: Parts = { store, simulator: undefined }
  try {
    parts.simulator = await startSimulator(config, logger)
    parts.app = await createApp({ config, keys, store, logger, now: Date.now, webRoot, registry: processRegistry() })
    await parts.app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await closeParts(parts)
    throw error
  }
  return { banner: banner(config), close: (error) => close(parts, logger, error) }
}

/** What the process itself has to say is measured once in it, by timers that never end. */
function processRegistry(): Registry {
  const register = new Registry()
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: 20, eventLoopUtilizationTimeout: 1_000 })
  return register
}

async function startSimulator(config: Config, logger: Logger): Promise<Simulator | undefined> {
  if (!config.simulator.enabled) return undefined
  const redirectUris = [`${config.publicUrl}/auth/callback`]
  return await createSimulator({
    port: config.simulator.port,
    redirectUris,
    logger: logger.child({}, { level: 'error' }),
  })
}

async function close(parts: Parts, logger: Logger, error: unknown): Promise<void> {
  if (error) logger.fatal({ event: 'crash', error: loggableError(error) })
  await closeParts(parts)
}

async function closeParts({ app, simulator, store }: Parts): Promise<void> {
  if (app) await closeInTime(app)
  await simulator?.close()
  await store.close()
}
