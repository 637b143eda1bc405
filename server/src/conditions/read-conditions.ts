import { isRecord } from '../../contract/json.ts'
import type { SimulatorConditions } from '../../contract/simulator.ts'
import type { Connections } from '../async/connections.ts'

/** Asks the simulator. Resolves to `undefined` where it gives no answer that can be read within `timeoutMs`. */
export type ReadConditions = () => Promise<SimulatorConditions | undefined>

interface ReadOptions {
  /** Of the simulator’s Web API; its controls stand beside it. */
  apiUrl: string
  dispatcher: Connections
  timeoutMs: number
  /** Where the controls ask for one. */
  controlToken?: string | undefined
}

/** Reads the conditions of the simulator over HTTP, as any other client does. */
export function createConditionsReader({ apiUrl, dispatcher, timeoutMs, controlToken }: ReadOptions): ReadConditions {
  const { origin, pathname: path } = new URL(`${apiUrl.replace(/\/v1$/, '')}/simulator/conditions`)
  const headers = controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` }
  return async () => {
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const { statusCode, body } = await dispatcher.request({ origin, path, method: 'GET', headers, signal })
      const answer: unknown = await body.json()
      return statusCode === 200 ? parse(answer) : undefined
    } catch {
      return undefined
    }
  }
}

function parse(answer: unknown): SimulatorConditions | undefined {
  if (!isRecord(answer)) return undefined
  const { aheadMs, faults } = answer
  return typeof aheadMs === 'number' && typeof faults === 'number' ? { aheadMs, faults } : undefined
}
