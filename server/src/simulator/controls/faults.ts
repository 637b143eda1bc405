import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'
import { FaultMatch, matchesRequest } from './fault-match.ts'

/** The effect on them. `delayMs` is real time and comes first. */
const Effect = Type.Object(
  {
    status: Type.Optional(Type.Integer({ minimum: 200, maximum: 599 })),
    /** A string goes out as it is, as text unless `headers` say otherwise; anything else as JSON. */
    body: Type.Optional(Type.Unknown()),
    headers: Type.Optional(
      Type.Record(
        Type.String({ pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" }),
        Type.Union([Type.String({ pattern: '^[\\t\\x20-\\x7e]*$' }), Type.Number()]),
        { additionalProperties: false },
      ),
    ),
    delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    /** The connection breaks and nothing is answered. */
    reset: Type.Optional(Type.Boolean()),
    /** The connection breaks within the body: after so many bytes, or halfway. */
    truncate: Type.Optional(Type.Union([Type.Boolean(), Type.Integer({ minimum: 0 })])),
    /**
     * New values for members of the answer, by their paths: `{"items.0.track":null}`. `{"$drop":true}` leaves the member
     * out, and `*` in a path is every index or name.
     */
    patch: Type.Optional(
      Type.Record(Type.String({ pattern: '^[^.]+(\\.[^.]+)*$' }), Type.Unknown(), {
        additionalProperties: false,
        minProperties: 1,
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1, title: 'Effect' },
)
export type Effect = Static<typeof Effect>

/** A fault: a failure on command. */
export const Fault = Type.Object(
  {
    match: Type.Optional(FaultMatch),
    effect: Effect,
    /** How many requests it is for; without it, all until the faults are deleted. */
    times: Type.Optional(Type.Integer({ minimum: 1 })),
    /** How long it lasts, in milliseconds of the simulator’s clock; without it, until the faults are deleted. */
    forMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400_000 })),
  },
  { additionalProperties: false, title: 'Fault' },
)
export type Fault = Static<typeof Fault>

/** A fault in force, and what came of it so far. */
export interface FaultInForce extends Fault {
  id: string
  /** How many requests it was for so far. */
  matches: number
  /** Of one that ends by itself, in epoch milliseconds of the simulator’s clock. */
  endsAt?: number
  /** Paths of its patch that led to no member of an answer yet. */
  missed?: string[]
}

/** The faults in force, in the order they were added. */
export class Faults {
  readonly #now: () => number
  #faults: readonly FaultInForce[] = []
  #added = 0

  /** @param now of the simulator’s clock, in epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now
  }

  list(): readonly FaultInForce[] {
    const isOver = ({ endsAt = Number.POSITIVE_INFINITY }: FaultInForce) => this.#now() >= endsAt
    if (this.#faults.some(isOver)) this.#faults = this.#faults.filter((fault) => !isOver(fault))
    return this.#faults
  }

  add(fault: Fault): void {
    const { patch } = fault.effect
    const missed = patch && { missed: Object.keys(patch) }
    this.#added += 1
    const end = fault.forMs === undefined ? {} : { endsAt: this.#now() + fault.forMs }
    this.#faults = [...this.#faults, { ...fault, id: `fault-${this.#added}`, matches: 0, ...end, ...missed }]
  }

  /** Those of a snapshot. */
  restore(faults: readonly FaultInForce[]): void {
    this.#faults = structuredClone(faults)
    this.#added = Math.max(0, ...faults.map(({ id }) => Number(id.replace('fault-', ''))))
  }

  clear(): void {
    this.#faults = []
  }

  /** @returns whether there was such a fault */
  remove(id: string): boolean {
    const before = this.#faults.length
    this.#faults = this.#faults.filter((fault) => fault.id !== id)
    return this.#faults.length < before
  }

  /** The first fault for a request. It counts the request, and uses up one of the fault's `times`. */
  take(method: string, path: string): FaultInForce | undefined {
    if (this.#faults.length === 0) return undefined
    const fault = this.list().find(({ match = {} }) => matchesRequest(match, method, path))
    if (!fault) return undefined
    fault.matches += 1
    if (fault.times !== undefined) fault.times -= 1
    if (fault.times === 0) this.remove(fault.id)
    return fault
  }
}
