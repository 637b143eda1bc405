import type { Static } from 'typebox'
import { flowKindNames, mostFlowSteps } from './flow.ts'
import { operationIds } from './operations.ts'
import { type Problem, problemCodes } from './problems.ts'
import { Type } from './schema.ts'

/** The first eight hexadecimal digits of an HMAC: the same secret has the same one within a session, and in no other. */
const Fingerprint = Type.Object({ fingerprint: Type.String({ pattern: '^[0-9a-f]{8}$' }) })

const FlowValue = Type.Union([Type.String(), Type.Number(), Fingerprint])
export type FlowValue = Static<typeof FlowValue>

const FlowValues = Type.Record(Type.String(), FlowValue)
export type FlowValues = Static<typeof FlowValues>

/** One message of the grant of a session, without a secret in it. */
export const FlowStep = Type.Object({
  id: Type.String(),
  kind: Type.Enum(flowKindNames),
  /** Epoch milliseconds, when it began. */
  at: Type.Number(),
  /** How long it took; left out where it was not measured. */
  ms: Type.Optional(Type.Number()),
  method: Type.String(),
  /** With ids of Spotify's in it; a name in braces stands for any other value. */
  path: Type.String(),
  query: Type.Optional(Type.String()),
  /** Left out where no answer came, or where the BFF does not see it. */
  status: Type.Optional(Type.Number()),
  /** Why it failed. */
  problem: Type.Optional(Type.Enum(problemCodes)),
  operation: Type.Optional(Type.Enum(operationIds)),
  /** The `X-Request-Id` of the request of the browser that it belongs to. */
  requestId: Type.Optional(Type.String()),
  sent: FlowValues,
  answered: FlowValues,
  held: Type.Optional(FlowValues),
})
export type FlowStep = Static<typeof FlowStep>

/** The answer of `GET /api/flow`, and the first event of every stream of steps. */
export const FlowRecord = Type.Object({
  steps: Type.Array(FlowStep, { maxItems: mostFlowSteps }),
  /** Whether there were more, which are gone. */
  isCut: Type.Boolean(),
  /** The server's clock, epoch milliseconds. */
  now: Type.Number(),
})
export type FlowRecord = Static<typeof FlowRecord>

/**
 * The events of the stream by name, with their data. `record` comes first on every connection and takes the place of
 * all that the reader has, so that a lost connection costs no step and doubles none. `step` is one more. `ended` is the last
 * event: the session is over. `heartbeat` shows that the connection works. `session` says that the record of the session has
 * changed, by a refresh or by the lens: who shows it reads it again.
 */
export interface FlowEvents {
  record: FlowRecord
  step: FlowStep
  session: { now: number }
  ended: Problem
  heartbeat: { now: number }
}
