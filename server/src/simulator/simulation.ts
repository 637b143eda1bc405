import type { SimulatorClock } from './clock.ts'
import type { Settings } from './settings.ts'
import type { World } from './world/world.ts'

/** What an access token stands for. */
export type TokenReading =
  | { state: 'live'; accountId: string; clientId: string; scopes: ReadonlySet<string> }
  | { state: 'expired'; clientId: string }

/** Everything the simulator is at this moment: what the accounts service, the Web API and the controls share. */
export interface Simulation {
  readonly clock: SimulatorClock
  /** Replaced as a whole when settings change: read it when you need it, keep no copy. */
  readonly settings: Readonly<Settings>
  /** Replaced as a whole on reset: the same rule. */
  readonly world: World
  /** Where the simulator is reached: `http://localhost:8889`. */
  readonly origin: string
  /** What an access token stands for now; `undefined` for one never given out or revoked. */
  readToken(accessToken: string): TokenReading | undefined
}
