import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../../contract/json.ts'
import type { Control } from '../../contract/lab/experiment.ts'
import { type ExperimentId, experiment, experimentIds } from '../../contract/lab/experiments.ts'

/**
 * The experiments whose faults and settings are all in force, whoever has set them: this app, a script, the simulator's page.
 * @param state the answer of the simulator's `GET /simulator/state`
 */
export function experimentsOn(state: Record<string, unknown>): ExperimentId[] {
  const isOn = (id: ExperimentId) => {
    const lasting = (experiment(id).rounds[0]?.controls ?? []).filter(({ path }) => path in isInForce)
    return lasting.length > 0 && lasting.every(({ path, body }) => isInForce[path]?.(body, state))
  }
  return experimentIds.filter(isOn)
}

/** Of the controls that last. The others happen once. */
const isInForce: Partial<Record<Control['path'], (body: Control['body'], state: Record<string, unknown>) => boolean>> =
  {
    faults: ({ match, effect }, { faults }) =>
      Array.isArray(faults) &&
      faults.some((fault) => isRecord(fault) && isDeepStrictEqual([fault.match, fault.effect], [match, effect])),
    settings: (body, { settings }) =>
      isRecord(settings) && Object.entries(body).every(([name, value]) => isDeepStrictEqual(settings[name], value)),
  }
