import type { ExperimentRow, LabGroup } from './experiment.ts'
import { forbiddenExperiments } from './forbidden.ts'
import { signInExperiments } from './sign-in.ts'
import { tokenExperiments } from './tokens.ts'
import { webApiExperiments } from './web-api.ts'

/**
 * Every failure of the lab: what it does to the simulator, what this app then does, and what is expected of any client. The
 * screen, its address (`/lab?fault=rate-limited`), the route that switches it, the tests and docs/lab.md read this table.
 */
const experiments = { ...signInExperiments, ...tokenExperiments, ...webApiExperiments, ...forbiddenExperiments }
export type ExperimentId = keyof typeof experiments
export const experimentIds = Object.keys(experiments) as ExperimentId[]

/** The row of an experiment, with the optional members visible to the compiler. */
export const experiment = (id: ExperimentId): ExperimentRow => experiments[id]

export const isExperimentId = (value: unknown): value is ExperimentId =>
  typeof value === 'string' && Object.hasOwn(experiments, value)

export const experimentsOf = (group: LabGroup): ExperimentId[] =>
  experimentIds.filter((id) => experiment(id).group === group)
