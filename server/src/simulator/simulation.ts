import { Grants } from './accounts/grants.ts'
import { tokenKey } from './accounts/token-value.ts'
import { type Clients, seededClients } from './clients.ts'
import { createClock, type SimulatorClock } from './clock.ts'
import { Faults } from './controls/faults.ts'
import { RequestLog } from './controls/request-log.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { createWorld, type World } from './world/world.ts'

interface SimulationOptions {
  /** The same number makes the same world, on every machine. */
  seed: number
  /** Epoch milliseconds. */
  now: () => number
  /** Where the seeded client may be sent back to. */
  redirectUris: readonly string[]
  /** Read when needed: a port may not be known before the simulator listens. */
  origin: () => string
}

/** The grant behind an access token. */
export type TokenReading =
  | { state: 'live'; accountId: string; clientId: string; scopes: ReadonlySet<string> }
  | { state: 'expired'; clientId: string }

/** All state that a reset replaces. */
interface SeededState {
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
}

/** The state that the accounts service, the Web API and the controls share. */
export interface Simulation extends Readonly<SeededState> {
  readonly clock: SimulatorClock
  /** Where the simulator is reached: `http://localhost:8889`. */
  readonly origin: string
  changeSettings(change: Partial<Settings>): void
  /** Back to the seeded world, with the clock where it began. */
  reset(): void
  /** The grant behind an access token now; `undefined` for a token that was never issued or is revoked. */
  readToken(accessToken: string): TokenReading | undefined
}

export function createSimulation({ seed, now, redirectUris, origin }: SimulationOptions): Simulation {
  const clock = createClock(now)
  const seeded = (world: World, { keepsEarlier }: { keepsEarlier: boolean }): SeededState => ({
    settings: defaultSettings,
    world,
    clients: seededClients(redirectUris),
    grants: new Grants({ key: tokenKey(seed), keepsEarlier }),
    faults: new Faults(),
    log: new RequestLog(),
    recentCalls: new Map(),
  })
  // A start goes on where the run before ended, as far as tokens tell; a reset does not.
  const state = seeded(createWorld({ seed, now: clock.now }), { keepsEarlier: true })
  return {
    clock,
    get origin() {
      return origin()
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
    changeSettings(change) {
      state.settings = { ...state.settings, ...change }
    },
    reset() {
      clock.reset()
      // The catalogue never changes, and it is the slow half of a world.
      const world = createWorld({ seed, now: clock.now, catalogue: state.world.catalogue })
      Object.assign(state, seeded(world, { keepsEarlier: false }))
    },
    readToken: (accessToken) => readToken(state.grants, accessToken, clock.now()),
  }
}

function readToken(grants: Grants, value: string, now: number): TokenReading | undefined {
  const accessToken = grants.accessToken(value)
  if (!accessToken || accessToken.grant.revoked) return undefined
  const { clientId, accountId, scopes } = accessToken.grant
  if (now >= accessToken.expiresAt) return { state: 'expired', clientId }
  return { state: 'live', accountId, clientId, scopes: new Set(scopes) }
}
