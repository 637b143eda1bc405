import type { Static } from 'typebox'
import { Type } from '../schema.ts'
import { experimentIds } from './experiments.ts'

const ExperimentId = Type.Enum(experimentIds)

/** The answer of `GET /api/lab`. */
export const LabState = Type.Object({
  /** Whose faults and settings are in force, whoever has set them. One that does a thing once is never among them. */
  on: Type.Array(ExperimentId),
})
export type LabState = Static<typeof LabState>

export const LabPath = Type.Object({ experiment: ExperimentId })
/** Which round of the experiment; the first one ends every other experiment. */
export const LabRound = Type.Object(
  { round: Type.Integer({ minimum: 0, maximum: 9 }) },
  { additionalProperties: false },
)

/** From when on messages belong to the run, in epoch milliseconds. */
export const LabStart = Type.Object({
  /** By the clock of this server, as in the flow record. */
  since: Type.Number(),
  /** By the simulator’s clock, as in its log. */
  simulatorSince: Type.Number(),
})
export type LabStart = Static<typeof LabStart>

export const LabRequestsQuery = Type.Object({ since: Type.Number() })

/** The answer of `GET /api/lab/requests`: what the simulator received, newest last. */
export const LabRequests = Type.Object({
  requests: Type.Array(
    Type.Object({
      at: Type.Number(),
      method: Type.String(),
      path: Type.String(),
      status: Type.Integer(),
      client: Type.Union([Type.String(), Type.Null()]),
      grantType: Type.Optional(Type.String()),
      tookMs: Type.Optional(Type.Number()),
    }),
  ),
})
export type LabRequests = Static<typeof LabRequests>

/** The client that the lab registers for other people’s programs, so that their requests can be told from this app’s. */
export const labClient = {
  clientId: 'my-client',
  clientSecret: 'my-client-secret',
  name: 'My client',
  redirectUris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
} as const
