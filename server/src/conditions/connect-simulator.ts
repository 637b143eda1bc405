import type { FastifyInstance } from 'fastify'
import type { Provider } from '../../contract/session.ts'
import { conditionWords } from '../../contract/simulator-words.ts'
import { openConnections } from '../http/connections.ts'
import type { Timeouts } from '../timeouts.ts'
import { type ControlsFor, createControlsFor } from './controls-for.ts'
import { createConditionsReader, type ReadConditions } from './read-conditions.ts'
import { createSimulatorControls } from './simulator-controls.ts'

interface ConnectedSimulator {
  /** `undefined` at another provider. */
  readConditions: ReadConditions | undefined
  controlsFor: ControlsFor
  /** How far its clock is ahead; `undefined` at another provider. */
  readAheadMs: (() => Promise<number | undefined>) | undefined
  /** The mark on pages that the server itself writes: `Simulated Spotify, 1 fault on`; `undefined` at another provider. */
  mark(): Promise<string | undefined>
}

const atAnotherProvider = { readConditions: undefined, readAheadMs: undefined, mark: async () => undefined }

/** The simulator as the pages need it: whether it is there, what is unusual about it, and what may be changed. */
export function connectSimulator(
  app: FastifyInstance,
  { kind, apiUrl }: Pick<Provider, 'kind' | 'apiUrl'>,
  { upstream, simulator }: Pick<Timeouts, 'upstream' | 'simulator'>,
  { controlToken, publicUrl }: { controlToken?: string; publicUrl: string },
): ConnectedSimulator {
  if (kind !== 'simulator') return { ...atAnotherProvider, controlsFor: createControlsFor(undefined, publicUrl) }
  const dispatcher = openConnections(app, upstream)
  const controls = createSimulatorControls({ apiUrl, dispatcher, timeoutMs: simulator.conditionsMs, controlToken })
  const readConditions = createConditionsReader(controls)
  const mark = async () => {
    const conditions = await readConditions()
    return ['Simulated Spotify', ...(conditions ? conditionWords(conditions) : [])].join(', ')
  }
  return {
    ...{ readConditions, mark, controlsFor: createControlsFor(controls, publicUrl) },
    readAheadMs: async () => (await readConditions())?.aheadMs,
  }
}
