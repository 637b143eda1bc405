import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Simulation } from './simulation.ts'
import type { FiledWorld } from './world-file/read-world-file.ts'

/** The simulation that a request is for, or the part of it that is needed. */
export type SimulationOf<Part = Simulation> = (request: Pick<FastifyRequest, 'raw'>) => Part

/** Below it stands a world of its own for each id. */
export const worldsPath = '/worlds'

const worldAddress = /^\/worlds\/(\w+)(?=[/?]|$)/

/** The id of the world that an address is below, whether there is such a world or not. */
export const worldIdIn = (url: string): string | undefined => worldAddress.exec(url)?.[1]

/** Far more than tests need side by side, and few enough to fit into memory. */
export const mostWorlds = 1000

/** @param id empty for the root @param filed how it begins; the seeded world without it */
type CreateSimulation = (id: string, filed: FiledWorld | undefined) => Simulation

/**
 * All simulations of one simulator: one at its root, and beside it isolated worlds, each below an address of its own.
 * One app serves them all: the world's part of an address is taken off before the address is looked up.
 */
export class Worlds {
  #root: Simulation | undefined
  readonly #create: CreateSimulation
  readonly #worlds = new Map<string, Simulation>()
  readonly #entered = new WeakMap<IncomingMessage, Entered>()

  /** @param filed how the root begins; the seeded world without it */
  constructor(create: CreateSimulation, filed?: FiledWorld) {
    this.#create = create
    // What is wrong in a file is told at the start.
    if (filed) this.#root = create('', filed)
  }

  /** The seeded world is made for the first request: that takes as long as the rest of the simulator’s start. */
  get root(): Simulation {
    this.#root ??= this.#create('', undefined)
    return this.#root
  }

  /** @returns `undefined` where there are `mostWorlds` already */
  add(filed?: FiledWorld): { id: string; world: Simulation } | undefined {
    if (this.#worlds.size >= mostWorlds) return undefined
    const id = freshId()
    const world = this.#create(id, filed)
    this.#worlds.set(id, world)
    return { id, world }
  }

  /** @returns whether there was such a world */
  delete(id: string): boolean {
    return this.#worlds.delete(id)
  }

  /** Oldest first. */
  all(): ReadonlyMap<string, Simulation> {
    return this.#worlds
  }

  /** Remembers which world a request is for. @returns its address below that world */
  enter(request: IncomingMessage): string {
    const { url = '/' } = request
    const [prefix = '', id = ''] = url.startsWith(worldsPath) ? (worldAddress.exec(url) ?? []) : []
    const world = this.#worlds.get(id)
    if (!world) return url
    const rest = url.slice(prefix.length)
    const address = rest.startsWith('/') ? rest : `/${rest}`
    this.#entered.set(request, { world, address })
    return address
  }

  /** The simulation at the root unless the request entered another. */
  readonly of: SimulationOf = ({ raw }) => this.#entered.get(raw)?.world ?? this.root

  /** A request's address below its world, as it came. */
  addressOf({ raw, originalUrl }: Pick<FastifyRequest, 'raw' | 'originalUrl'>): string {
    return this.#entered.get(raw)?.address ?? originalUrl
  }
}

interface Entered {
  world: Simulation
  address: string
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

function freshId(): string {
  return Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('')
}
