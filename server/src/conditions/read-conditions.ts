import type { SimulatorConditions } from '../../contract/simulator.ts'
import type { SimulatorControls } from './simulator-controls.ts'

/** Asks the simulator. Resolves to `undefined` where it gives no answer that can be read in time. */
export type ReadConditions = () => Promise<SimulatorConditions | undefined>

export const createConditionsReader =
  (controls: SimulatorControls): ReadConditions =>
  async () => {
    try {
      return parseConditions(await controls('GET', 'conditions'))
    } catch {
      return undefined
    }
  }

/** @returns `undefined` for an answer of another kind */
export function parseConditions(answer: Record<string, unknown>): SimulatorConditions | undefined {
  // A simulator of an earlier release tells nothing of its settings.
  const { aheadMs, faults, settings = 0 } = answer
  const isWhole = typeof aheadMs === 'number' && typeof faults === 'number' && typeof settings === 'number'
  return isWhole ? { aheadMs, faults, settings } : undefined
}
