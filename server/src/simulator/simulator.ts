import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { isLoopback } from '../../contract/loopback.ts'
import { ajvOptions } from '../../contract/schema.ts'
import { accountsService } from './accounts/accounts.plugin.ts'
import { clientOf } from './clients.ts'
import { consoleRoutes } from './console/console.routes.ts'
import { controlPrefix } from './controls/control-path.ts'
import { controls } from './controls/controls.plugin.ts'
import faults from './controls/faults.plugin.ts'
import { addQuirks } from './controls/quirks.ts'
import requestLog from './controls/request-log.plugin.ts'
import lastResort, { answerClientError } from './last-resort.plugin.ts'
import { makeCertificate } from './made-certificate.ts'
import { openRoutes } from './open/open.routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { readableUrl } from './request.ts'
import { createSimulation } from './simulation.ts'
import webApi from './web-api/web-api.plugin.ts'
import art from './world/art.plugin.ts'
import { createSeededPlan } from './world/seeded-plan.ts'
import type { WorldPlan } from './world/world-plan.ts'
import type { FiledWorld } from './world-file/read-world-file.ts'
import { Worlds, worldsPath } from './worlds.ts'

export interface SimulatorOptions {
  /** 0 takes any free port. */
  port: number
  /** `localhost`, which is 127.0.0.1 and ::1, unless it says another address. */
  host?: string
  /** Where the seeded client may be sent back to. */
  redirectUris: readonly string[]
  /** Where browsers and clients reach it, if that is not `http://localhost:PORT`; without a slash at its end. */
  publicOrigin?: string
  /** The controls ask for this bearer token, and answer from elsewhere than this machine. */
  controlToken?: string
  /** PEM. With it, it speaks https; `true`: with a certificate made for this start. */
  tls?: Tls | true
  /** Epoch milliseconds. */
  now?: () => number
  /** The same number makes the same world, on every machine. */
  seed?: number
  /** How it begins, instead of the seeded world. */
  world?: FiledWorld
  /** Gets errors only: the addresses of requests carry codes and states. */
  logger?: FastifyBaseLogger
}

interface Tls {
  cert: string
  key: string
}

export interface Simulator {
  app: FastifyInstance
  /**
   * `http://localhost:8889`: another host name than the app's, so that cookies don't mix and a consent crosses sites.
   */
  origin: string
  /** Of a certificate made for this start: what clients have to trust, as PEM. */
  ca?: string
  close(): Promise<void>
}

/**
 * Starts an authorization server and Web API to develop and test against.
 * @throws {Error} in one line where the port is taken, or where it would listen beyond loopback with open controls
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = 'localhost', redirectUris, publicOrigin, controlToken, now = Date.now, seed = 1, world } = options
  if (!isLoopback(host) && controlToken === undefined) throw new Error(openControls(host))
  // Known once it listens. The address is asked for several times in every request.
  let port = 0
  const base = () => publicOrigin ?? `${options.tls ? 'https' : 'http'}://localhost:${port}`
  let seeded: WorldPlan | undefined
  const worlds = new Worlds((id, filed) => {
    seeded ??= createSeededPlan(seed)
    const isRoot = id === ''
    const origin = () => (isRoot ? base() : `${base()}${worldsPath}/${id}`)
    // A start goes on where the run before ended, as far as tokens tell. No run had this world before.
    const beginning = filed ? beginningOf(filed) : { plan: seeded }
    return createSimulation({ ...beginning, now, redirectUris, origin, name: id, keepsEarlier: isRoot })
  }, world)
  const made = options.tls === true ? await makeCertificate(namesOf(host, publicOrigin)) : undefined
  const app = createApp(worlds, options.logger, options.tls === true ? made : options.tls)
  await registerParts(app, worlds, controlToken)
  await listen(app, host, options.port)
  port = portOf(app)
  return { app, origin: base(), ...(made && { ca: made.ca }), close: () => app.close() }
}

/** The names by which clients may reach it. */
function namesOf(host: string, publicOrigin: string | undefined): string[] {
  const outside = publicOrigin === undefined ? [] : [new URL(publicOrigin).hostname.replaceAll(/[[\]]/g, '')]
  return [...new Set(['localhost', '127.0.0.1', '::1', host, ...outside])]
}

/** A file may bring settings and clients. */
function beginningOf({ plan, file: { settings = {}, clients = [] } }: FiledWorld) {
  return { plan, settings, clients: clients.map(clientOf) }
}

/** In characters; Node refuses longer ones. */
const longestUrl = 16_384

function createApp(worlds: Worlds, logger?: FastifyBaseLogger, tls?: Tls): FastifyInstance {
  return Fastify({
    ...(tls ? { https: { cert: tls.cert, key: tls.key } } : {}),
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    ajv: { customOptions: ajvOptions },
    // Wrong addresses are refused by the services, with Spotify's texts.
    rewriteUrl: (request) => readableUrl(worlds.enter(request)),
    routerOptions: { maxParamLength: longestUrl, ignoreTrailingSlash: true },
    clientErrorHandler: answerClientError,
    // Closing must not wait for requests that a fault keeps open.
    forceCloseConnections: true,
  })
}

async function registerParts(app: FastifyInstance, worlds: Worlds, controlToken?: string): Promise<void> {
  const options = { simulationOf: worlds.of }
  await app.register(lastResort)
  await app.register(requestLog, { worlds })
  await app.register(faults, options)
  await app.register(accountsService, options)
  await app.register(
    async (v1) => {
      addQuirks(v1, worlds.of)
      v1.addHook('onRequest', createRateLimit(worlds.of))
      await v1.register(webApi, options)
    },
    { prefix: '/v1' },
  )
  await app.register(openRoutes, options)
  await app.register(art, { prefix: '/art', ...options })
  const guarded = { worlds, ...(controlToken !== undefined && { controlToken }) }
  await app.register(consoleRoutes, guarded)
  await app.register(controls, { prefix: controlPrefix, ...guarded })
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    throw isTaken ? new Error(`Port ${port} is taken: set SIMULATOR_PORT to a free one.`, { cause }) : cause
  }
}

const openControls = (host: string) =>
  `${host} is not this machine only, and the controls would be open to everybody: set SIMULATOR_CONTROL_TOKEN.`

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : 0
}
