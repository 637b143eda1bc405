import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { ajvOptions } from '../../contract/schema.ts'
import { accountsService } from './accounts/accounts.plugin.ts'
import { controlPrefix } from './controls/control-path.ts'
import { controls } from './controls/controls.plugin.ts'
import faults from './controls/faults.plugin.ts'
import requestLog from './controls/request-log.plugin.ts'
import lastResort, { answerClientError } from './last-resort.plugin.ts'
import { openRoutes } from './open/open.routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { readableUrl } from './request.ts'
import { createSimulation, type Simulation } from './simulation.ts'
import webApi from './web-api/web-api.plugin.ts'
import { welcomeRoutes } from './welcome.ts'
import art from './world/art.plugin.ts'

export interface SimulatorOptions {
  /** 0 takes any free port. */
  port: number
  /** Where the seeded client may be sent back to. */
  redirectUris: readonly string[]
  /** Where browsers and clients reach it, if that is not `http://localhost:PORT`. */
  publicOrigin?: string
  /** Epoch milliseconds. */
  now?: () => number
  /** The same number makes the same world, on every machine. */
  seed?: number
  /** Gets errors only: the addresses of requests carry codes and states. */
  logger?: FastifyBaseLogger
}

export interface Simulator {
  app: FastifyInstance
  /**
   * `http://localhost:8889`: another host name than the app's, so that cookies don't mix and a consent crosses sites.
   */
  origin: string
  close(): Promise<void>
}

/**
 * Starts an authorization server and Web API to develop and test against, on loopback only.
 * @throws {Error} in one line where the port is taken
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, redirectUris, publicOrigin, now = Date.now, seed = 1, logger } = options
  const app = createApp(logger)
  const origin = () => publicOrigin ?? `http://localhost:${portOf(app)}`
  const simulation = createSimulation({ seed, now, redirectUris, origin })
  await registerParts(app, simulation)
  await listen(app, port)
  return { app, origin: simulation.origin, close: () => app.close() }
}

/** In characters; Node refuses longer ones. */
const longestUrl = 16_384

function createApp(logger: FastifyBaseLogger | undefined): FastifyInstance {
  return Fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    ajv: { customOptions: ajvOptions },
    exposeHeadRoutes: false,
    // Wrong addresses are refused by the services, with Spotify's texts.
    rewriteUrl: ({ url = '/' }) => readableUrl(url),
    routerOptions: { maxParamLength: longestUrl },
    clientErrorHandler: answerClientError,
    // Closing must not wait for requests that a fault keeps open.
    forceCloseConnections: true,
  })
}

async function registerParts(app: FastifyInstance, simulation: Simulation): Promise<void> {
  await app.register(lastResort)
  await app.register(requestLog, { simulation })
  await app.register(faults, { simulation })
  await app.register(accountsService, { simulation })
  await app.register(
    async (v1) => {
      v1.addHook('onRequest', createRateLimit(simulation))
      await v1.register(webApi, { simulation })
    },
    { prefix: '/v1' },
  )
  await app.register(welcomeRoutes, { simulation })
  await app.register(openRoutes, { simulation })
  await app.register(art, { prefix: '/art', simulation })
  await app.register(controls, { prefix: controlPrefix, simulation })
}

/** The name, not an address: both 127.0.0.1 and ::1 answer to it. */
async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ host: 'localhost', port })
  } catch (cause) {
    await app.close()
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    throw isTaken ? new Error(`Port ${port} is taken: set SIMULATOR_PORT to a free one.`, { cause }) : cause
  }
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : 0
}
