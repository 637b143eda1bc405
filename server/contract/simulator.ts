import type { Static } from 'typebox'
import { Type } from './schema.ts'

/** What makes the simulator behave unlike an undisturbed Spotify now. */
export const SimulatorConditions = Type.Object({
  /** How far its clock was moved ahead, in milliseconds. */
  aheadMs: Type.Number(),
  /** How many faults are in force. */
  faults: Type.Integer(),
  /** How many settings are not as they began. */
  settings: Type.Integer(),
})
export type SimulatorConditions = Static<typeof SimulatorConditions>
