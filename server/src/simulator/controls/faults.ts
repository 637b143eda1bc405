import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'

/** The faults in force, in the order they were added. */
export class Faults {
  #faults: Fault[] = []

  list(): readonly Fault[] {
    return this.#faults
  }

  add(fault: Fault): void {
    this.#faults.push({ ...fault })
  }

  clear(): void {
    this.#faults = []
  }

  /** The effect on one request: that of the first fault that matches. It uses up one of the fault's `times`. */
  take(method: string, path: string): Effect | undefined {
    const fault = this.#faults.find((candidate) => matches(candidate, method, path))
    if (fault?.times !== undefined) {
      fault.times -= 1
      if (fault.times === 0) this.#faults = this.#faults.filter((other) => other !== fault)
    }
    return fault?.effect
  }
}

function matches({ match = {} }: Fault, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path === undefined || match.path === path) return true
  const folder = match.path.endsWith('/') ? match.path : `${match.path}/`
  return !match.exact && path.startsWith(folder)
}

/** The requests that a fault is for. A member that is left out matches every request. */
const Match = Type.Object(
  {
    method: Type.Optional(Type.String({ pattern: '^[A-Za-z]+$' })),
    /** A path and everything below it: `/v1/me` matches `/v1/me/player` too. */
    path: Type.Optional(Type.String({ pattern: '^/' })),
    /** Only the path itself, and nothing below it. */
    exact: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

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
  },
  { additionalProperties: false, minProperties: 1 },
)
export type Effect = Static<typeof Effect>

/** A fault: a failure on command. */
export const Fault = Type.Object(
  {
    match: Type.Optional(Match),
    effect: Effect,
    /** How many requests it is for; without it, all until the faults are deleted. */
    times: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
)
export type Fault = Static<typeof Fault>
