import { Type } from './schema.ts'

/** The moves of the time machine, as the simulator writes durations. No six months are longer than 184 days. */
export const clockMoves = ['59m', '184d'] as const

/** The body of `POST /api/simulator/clock`: how far ahead of where it is; left out, back to our own time. */
export const ClockMove = Type.Object({ advance: Type.Optional(Type.Enum(clockMoves)) }, { additionalProperties: false })
