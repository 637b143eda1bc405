import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import { exchangeOfRequest, exchangeOfStep, type ReceivedRequest } from '@scopedeck/server/contract/lab/exchange.ts'
import type { Expectation } from '@scopedeck/server/contract/lab/experiment.ts'
import { type ExperimentId, experiment } from '@scopedeck/server/contract/lab/experiments.ts'
import type { Finding } from '@scopedeck/server/contract/lab/rules.ts'
import type { Step } from '../flow/read-flow.ts'
import { ExternalStore } from '../shared/external-store.ts'
import { localStore } from '../shared/storage.ts'
import type { LabRun } from './lab-run.ts'

export interface Ticked extends Pick<Expectation, 'says' | 'seenFrom'> {
  finding: Finding
}

/** What this app has shown so far, from the steps of the flow record. */
export function tickedInside({ id, since, phase, requestIds, answer }: LabRun, steps: readonly Step[]): Ticked[] {
  const own = steps.filter(({ at }) => at >= since)
  const recorded = new Set(own.map(({ requestId }) => requestId))
  // A step comes a moment after its answer.
  const isOver = phase === 'done' && answer !== undefined && requestIds.every((each) => recorded.has(each))
  const exchanges = own.map(exchangeOfStep)
  return experiment(id).expects.map(({ says, seenFrom, judge }) => ({
    says,
    seenFrom,
    finding: judge(exchanges, isOver),
  }))
}

/** What another client has shown, from the simulator's log. @param isOver the person says that it has ended */
export function tickedOutside(id: ExperimentId, requests: readonly ReceivedRequest[], isOver: boolean): Ticked[] {
  const exchanges = requests.flatMap((request, nth) => exchangeOfRequest(request, nth) ?? [])
  return experiment(id)
    .expects.filter(({ seenFrom }) => seenFrom === 'wire')
    .map(({ says, seenFrom, judge }) => ({ says, seenFrom, finding: judge(exchanges, isOver) }))
}

export const heldOf = (ticked: readonly Ticked[]): number =>
  ticked.filter(({ finding }) => finding.state === 'held').length

/** How many expectations of each experiment this browser has seen hold. */
export type LabResults = Readonly<Record<string, number>>

const storageKey = 'lab-results'

export const labResults = new ExternalStore<LabResults>(readResults())

function readResults(): LabResults {
  const kept = parseJson(localStore().getItem(storageKey) ?? '')
  return isRecord(kept)
    ? Object.fromEntries(
        Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      )
    : {}
}

/** Keeps the outcome of a run that is over. */
export function keepResult(id: ExperimentId, held: number): void {
  if (labResults.read()[id] === held) return
  labResults.set({ ...labResults.read(), [id]: held })
  localStore().setItem(storageKey, JSON.stringify(labResults.read()))
}
