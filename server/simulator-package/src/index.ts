import {
  createSimulator,
  type Simulator as RunningSimulator,
  type SimulatorOptions,
} from '../../src/simulator/simulator.ts'
import { createWorldFileReader } from '../../src/simulator/world-file/read-world-file.ts'
import type { World } from './control-types.ts'
import { type Address, Simulator } from './simulator.ts'

export type * from './control-types.ts'
export type { Address, Simulator } from './simulator.ts'

export interface StartOptions {
  /** Any free one unless said. */
  port?: number
  /** An address beyond this machine, instead of `localhost`. It needs `controlToken`. */
  host?: string
  /** Where it is reached, if that is not `http://localhost:PORT`. */
  publicUrl?: string
  /** PEM. With it, it speaks https; `true`: with a certificate made for this start, whose `ca` clients have to trust. */
  tls?: { cert: string; key: string } | true
  /** The controls then ask for this bearer token. */
  controlToken?: string
  /** Where the seeded client may be sent back to. `http://127.0.0.1/callback`, with any port, unless said. */
  redirectUris?: readonly string[]
  /** A world to begin with: an object, or the text of a file. */
  world?: World | string
  /** The same number makes the same seeded world, on every machine. */
  seed?: number
  /** The time that its clock stands on, in epoch milliseconds; the system's unless said. */
  now?: () => number
}

/**
 * Starts a simulator in this process.
 * @throws {Error} in one line where the port is taken, and for each mistake of a world with its line
 */
export async function startSimulator(options: StartOptions = {}): Promise<Simulator> {
  const { port = 0, redirectUris = ['http://127.0.0.1/callback'], publicUrl, world, ...rest } = options
  const { origin, ca, close } = await create({
    ...rest,
    port,
    redirectUris,
    ...(publicUrl !== undefined && { publicOrigin: publicUrl.replace(/\/+$/, '') }),
    ...(world !== undefined && { world: createWorldFileReader()(textOf(world)) }),
  })
  return new Simulator({ url: origin, controlToken: options.controlToken, ca, close })
}

async function create(options: SimulatorOptions): Promise<RunningSimulator> {
  try {
    return await createSimulator(options)
  } catch (error) {
    const { cause } = error instanceof Error ? error : {}
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
    if (!isTaken) throw error
    throw new Error(`Port ${options.port} is taken: choose another, or 0 for any free one.`, { cause })
  }
}

const textOf = (world: World | string): string => (typeof world === 'string' ? world : JSON.stringify(world, null, 2))

/** A simulator that runs elsewhere: in another process, in a container, or one of its worlds. `close` leaves it alone. */
export function connectSimulator(address: string | Address): Simulator {
  const { url, ...rest } = typeof address === 'string' ? { url: address } : address
  return new Simulator({ ...rest, url: url.replace(/\/+$/, ''), close: async () => {} })
}
