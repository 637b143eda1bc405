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
import { createSimulation } from './simulation.ts'
import webApi from './web-api/web-api.plugin.ts'
import { welcomeRoutes } from './welcome.ts'
import art from './world/art.plugin.ts'
import { createSeededPlan } from './world/seeded-plan.ts'
import { Worlds, worldsPath } from './worlds.ts'

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
  const plan = createSeededPlan(seed)
  const worlds = new Worlds((id) => {
    const isRoot = id === ''
    const base = () => publicOrigin ?? `http://localhost:${portOf(app)}`
    const origin = () => (isRoot ? base() : `${base()}${worldsPath}/${id}`)
    // A start goes on where the run before ended, as far as tokens tell. No run had this world before.
    return createSimulation({ plan, now, redirectUris, origin, name: id, keepsEarlier: isRoot })
  })
  const app = createApp(worlds, logger)
  await registerParts(app, worlds)
  await listen(app, port)
  return { app, origin: worlds.root.origin, close: () => app.close() }
}

/** In characters; Node refuses longer ones. */
const longestUrl = 16_384

function createApp(worlds: Worlds, logger: FastifyBaseLogger | undefined): FastifyInstance {
  return Fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    ajv: { customOptions: ajvOptions },
    exposeHeadRoutes: false,
    // Wrong addresses are refused by the services, with Spotify's texts.
    rewriteUrl: (request) => readableUrl(worlds.enter(request)),
    routerOptions: { maxParamLength: longestUrl },
    clientErrorHandler: answerClientError,
    // Closing must not wait for requests that a fault keeps open.
    forceCloseConnections: true,
  })
}

async function registerParts(app: FastifyInstance, worlds: Worlds): Promise<void> {
  const options = { simulationOf: worlds.of }
  await app.register(lastResort)
  await app.register(requestLog, { worlds })
  await app.register(faults, options)
  await app.register(accountsService, options)
  await app.register(
    async (v1) => {
      v1.addHook('onRequest', createRateLimit(worlds.of))
      await v1.register(webApi, options)
    },
    { prefix: '/v1' },
  )
  await app.register(welcomeRoutes, options)
  await app.register(openRoutes, options)
  await app.register(art, { prefix: '/art', ...options })
  await app.register(controls, { prefix: controlPrefix, worlds })
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
