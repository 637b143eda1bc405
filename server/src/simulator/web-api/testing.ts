import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { scopes as allScopes, type Scope } from '../../../contract/scopes.ts'
import { createClock, type SimulatorClock } from '../clock.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import type { SimulatedAccount } from '../world/account.ts'
import type { Playlist } from '../world/playlist.ts'
import { createSeededPlan } from '../world/seeded-plan.ts'
import { createWorld, type World } from '../world/world.ts'
import type { WebApiSimulation } from './checks.ts'
import webApi from './web-api.plugin.ts'

interface CallOptions {
  as?: string
  scopes?: readonly Scope[]
  body?: unknown
  headers?: Record<string, string>
}

/** A Web API to ask, and the world and clock behind it. */
export interface TestWebApi {
  app: FastifyInstance
  world: World
  clock: SimulatorClock
  settings: Settings
  /** Calls as ada with every scope, unless told otherwise. `call` is `GET /me`. */
  call(call: string, options?: CallOptions): Promise<LightMyRequestResponse>
  /** One of the playlists by its name. @throws {Error} when there is none */
  playlist(name: string): Playlist
  account(id: string): SimulatedAccount
}

/** When the tests take place. */
const testNow = Date.UTC(2026, 10, 23, 12)
export const testOrigin = 'http://localhost:8889'
const plan = createSeededPlan(1)

/**
 * A token here says what it stands for, as `ada:user-top-read+user-library-read`, or `:` for the client alone: only the
 * Web API is under test.
 */
export async function createTestWebApi(mode: Settings['mode'] = 'development'): Promise<TestWebApi> {
  const clock = createClock(() => testNow)
  const settings = { ...defaultSettings, mode }
  const world = createWorld(plan, clock.now)
  const simulation: WebApiSimulation = { settings, world, origin: testOrigin, readToken }
  const app = Fastify({ routerOptions: { ignoreTrailingSlash: true } })
  await app.register(webApi, { simulationOf: () => simulation, prefix: '/v1' })
  return {
    app,
    world,
    clock,
    settings,
    call: (call, options) => inject(app, call, options),
    playlist: (name) => known([...world.playlists.values()].find((playlist) => playlist.name === name)),
    account: (id) => known(world.accounts.get(id)),
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the seeded world has no such thing')
  return value
}

function inject(
  app: FastifyInstance,
  call: string,
  { as = 'ada', scopes = allScopes, body, headers }: CallOptions = {},
) {
  const [method = '', path = ''] = call.split(' ')
  return app.inject({
    method: method as 'GET',
    url: `/v1${path}`,
    headers: { authorization: `Bearer ${as}:${scopes.join('+')}`, ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

function readToken(accessToken: string): ReturnType<WebApiSimulation['readToken']> {
  const [accountId = '', scopes] = accessToken.split(':')
  if (accountId === 'expired') return { state: 'expired', clientId: 'test' }
  if (scopes === undefined) return undefined
  return { state: 'live', accountId: accountId || undefined, clientId: 'test', scopes: new Set(scopes.split('+')) }
}
