import type { Stage } from '../stage.ts'

/** One figure of a trial that is not a load of calls. */
export interface TrialFigure {
  what: string
  value: number
  unit: string
  /** Where the issue of performance set one: the largest value that is good enough. */
  atMost?: number
}

/** How much a trial does: less with `--quick`, more with `--long`. */
interface TrialSize {
  signIns: number
  /** In the larger of the two stores that are compared. */
  storedSessions: number
  lookups: number
  tabs: number
  /** How long the events of the tabs are counted. */
  watchMs: number
  /** Before the resident memory is read again. */
  calls: number
  /** Then so many more that these are made in all. */
  callsInAll: number
  /** Between the last one and the last time that the memory is read. */
  restMs: number
}

export type Trial = (stage: Stage, size: TrialSize) => Promise<TrialFigure[]>
