import type { FastifyInstance } from 'fastify'
import type { Provider } from '../../contract/session.ts'
import { conditionWords } from '../../contract/simulator-words.ts'
import { openConnections } from '../http/connections.ts'
import type { Timeouts } from '../timeouts.ts'
import { createConditionsReader, type ReadConditions } from './read-conditions.ts'
import { createSimulatorControls, type SimulatorControls } from './simulator-controls.ts'

interface ConnectedSimulator {
  /** Both `undefined` at another provider. */
  readConditions: ReadConditions | undefined
  controls: SimulatorControls | undefined
  /** How far its clock is ahead; `undefined` at another provider. */
  readAheadMs: (() => Promise<number | undefined>) | undefined
  /** The mark on pages that the server itself writes: `Simulated Spotify, 1 fault on`; `undefined` at another provider. */
  mark(): Promise<string | undefined>
}

const atAnotherProvider: ConnectedSimulator = {
  ...{ readConditions: undefined, controls: undefined, readAheadMs: undefined },
  mark: async () => undefined,
}

/** The simulator as the pages need it: whether it is there, what is unusual about it, and what may be changed. */
export function connectSimulator(
  app: FastifyInstance,
  { kind, apiUrl }: Pick<Provider, 'kind' | 'apiUrl'>,
  { upstream, simulator }: Pick<Timeouts, 'upstream' | 'simulator'>,
  controlToken: string | undefined,
): ConnectedSimulator {
  if (kind !== 'simulator') return atAnotherProvider
  const dispatcher = openConnections(app, upstream)
  const controls = createSimulatorControls({ apiUrl, dispatcher, timeoutMs: simulator.conditionsMs, controlToken })
  const readConditions = createConditionsReader(controls)
  const mark = async () => {
    const conditions = await readConditions()
    return ['Simulated Spotify', ...(conditions ? conditionWords(conditions) : [])].join(', ')
  }
  return { readConditions, controls, mark, readAheadMs: async () => (await readConditions())?.aheadMs }
}
