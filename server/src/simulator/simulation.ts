import { isDeepStrictEqual } from 'node:util'
import { Grants } from './accounts/grants.ts'
import { tokenKey } from './accounts/token-value.ts'
import { type Client, type Clients, clientOf, clientsOf, type NewClient } from './clients.ts'
import { createClock, type SimulatorClock } from './clock.ts'
import { type FaultInForce, Faults } from './controls/faults.ts'
import { type LoggedRequest, RequestLog } from './controls/request-log.ts'
import { defaultSettings, type Settings } from './settings.ts'
import type { GrantsSnapshot } from './snapshot/schema.ts'
import { createWorld, type World } from './world/world.ts'
import type { WorldPlan } from './world/world-plan.ts'

interface SimulationOptions {
  /** How it begins, and begins again after a reset. */
  plan: WorldPlan
  settings?: Partial<Settings>
  /** Beside the seeded one. */
  clients?: readonly Client[]
  /** Epoch milliseconds. */
  now: () => number
  /** Where the seeded client may be sent back to. */
  redirectUris: readonly string[]
  /** Read when needed: a port may not be known before the simulator listens. */
  origin: () => string
  /** Tokens of one name are worth nothing under another. */
  name?: string
  /** Whether tokens still count that a simulator of the same seed and name issued before. */
  keepsEarlier?: boolean
}

/** The grant behind an access token. */
export type TokenReading =
  | { state: 'live'; accountId: string | undefined; clientId: string; scopes: ReadonlySet<string> }
  | { state: 'expired'; clientId: string }

/** All state that a reset replaces. */
interface SimulationState {
  /** Replaced as a whole when settings change: read it when you need it, keep no copy. */
  settings: Readonly<Settings>
  /** The same rule. */
  world: World
  clients: Clients
  grants: Grants
  faults: Faults
  log: RequestLog
  /** When each client called the Web API lately, while a rate limit is set. */
  recentCalls: Map<string, number[]>
  /** How many Web API calls came with a good token. */
  goodCalls: { count: number }
}

/** What a snapshot holds beside its world. */
interface RestorableState {
  clock: { aheadMs: number }
  settings: Settings
  clients: readonly NewClient[]
  faults: readonly FaultInForce[]
  log: readonly LoggedRequest[]
  recentCalls: Readonly<Record<string, number[]>>
  grants: GrantsSnapshot
}

/** The state that the accounts service, the Web API and the controls share. */
export interface Simulation extends Readonly<SimulationState> {
  readonly clock: SimulatorClock
  /** Where it is reached: `http://localhost:8889`, and for a world of its own `http://localhost:8889/worlds/a1b2c3`. */
  readonly origin: string
  /** The path in it, for addresses in pages: empty, or `/worlds/a1b2c3`. */
  readonly basePath: string
  changeSettings(change: Partial<Settings>): void
  /** The settings that are not as they began. */
  changedSettings(): string[]
  /** No fault, every setting as it began, the clock as it is; what the accounts have and granted stays. */
  calm(): void
  /** Back to how it began, and the clock with it. */
  reset(): void
  /** Where a snapshot was taken. @param restoreWorld is called first: if it throws, nothing changes */
  restore(snapshot: RestorableState, restoreWorld: (now: () => number) => World): void
  /** The grant behind an access token now; `undefined` for a token that was never issued or is revoked. */
  readToken(accessToken: string): TokenReading | undefined
}

export function createSimulation(options: SimulationOptions): Simulation {
  const { plan, now, redirectUris, origin, name = '' } = options
  const clock = createClock(now)
  const firstSettings: Settings = { ...defaultSettings, ...options.settings }
  const begin = ({ keepsEarlier }: { keepsEarlier: boolean }): SimulationState => ({
    settings: { ...firstSettings },
    world: createWorld(plan, clock.now),
    clients: clientsOf(redirectUris, options.clients),
    grants: new Grants({ key: tokenKey(plan.seed, name), keepsEarlier }),
    faults: new Faults(clock.now),
    log: new RequestLog(),
    recentCalls: new Map(),
    goodCalls: { count: 0 },
  })
  // A start goes on where the run before ended, as far as tokens tell; a reset does not.
  const state = begin({ keepsEarlier: options.keepsEarlier ?? false })
  return {
    clock,
    get origin() {
      return origin()
    },
    get basePath() {
      return new URL(origin()).pathname.replace(/\/$/, '')
    },
    get settings() {
      return state.settings
    },
    get world() {
      return state.world
    },
    get clients() {
      return state.clients
    },
    get grants() {
      return state.grants
    },
    get faults() {
      return state.faults
    },
    get log() {
      return state.log
    },
    get recentCalls() {
      return state.recentCalls
    },
    get goodCalls() {
      return state.goodCalls
    },
    changeSettings(change) {
      state.settings = { ...state.settings, ...change }
    },
    changedSettings: () =>
      typedKeys(firstSettings).filter((name) => !isDeepStrictEqual(firstSettings[name], state.settings[name])),
    calm() {
      clock.reset()
      state.faults.clear()
      state.settings = { ...firstSettings }
    },
    reset() {
      clock.reset()
      Object.assign(state, begin({ keepsEarlier: false }))
    },
    restore(snapshot, restoreWorld) {
      const world = restoreWorld(clock.now)
      clock.reset(snapshot.clock.aheadMs)
      const grants = Grants.restore(tokenKey(plan.seed, name), snapshot.grants)
      Object.assign(state, { world, grants, ...restored(snapshot, clock) } satisfies SimulationState)
    },
    readToken: (accessToken) => readToken(state.grants, accessToken, clock.now()),
  }
}

/** What a snapshot tells by itself. */
function restored(snapshot: RestorableState, clock: SimulatorClock): Omit<SimulationState, 'world' | 'grants'> {
  const faults = new Faults(clock.now)
  faults.restore(snapshot.faults)
  const log = new RequestLog()
  log.restore(snapshot.log)
  return {
    settings: snapshot.settings,
    clients: new Map(snapshot.clients.map((client) => [client.clientId, clientOf(client)])),
    faults,
    log,
    recentCalls: new Map(Object.entries(snapshot.recentCalls)),
    goodCalls: { count: 0 },
  }
}

function readToken(grants: Grants, value: string, now: number): TokenReading | undefined {
  const accessToken = grants.accessToken(value)
  if (!accessToken || accessToken.grant.revoked) return undefined
  const { clientId, accountId, scopes } = accessToken.grant
  if (now >= accessToken.expiresAt) return { state: 'expired', clientId }
  return { state: 'live', accountId, clientId, scopes: new Set(scopes) }
}

const typedKeys = (settings: Settings) => Object.keys(settings) as (keyof Settings)[]
