import { isRecord, parseJson } from '@scopedeck/server/contract/json.ts'
import type { LabCall } from '@scopedeck/server/contract/lab/experiment.ts'
import { type ExperimentId, experiment, isExperimentId } from '@scopedeck/server/contract/lab/experiments.ts'
import type { LabStart } from '@scopedeck/server/contract/lab/lab-api.ts'
import { readLastSteps } from '../flow/flow-store.ts'
import { heldScopes } from '../session/held-scopes.ts'
import { signIn } from '../session/sign-in.ts'
import { endsSession } from '../shared/account-problem.ts'
import { type Exchange, exchange } from '../shared/api.ts'
import { ExternalStore } from '../shared/external-store.ts'
import { problemOf, type ScreenProblem } from '../shared/problem.ts'
import { tabStore } from '../shared/storage.ts'
import { startRound } from './lab.queries.ts'

/** One experiment as this tab runs it. */
export interface LabRun extends LabStart {
  id: ExperimentId
  /** `away`: at the accounts service. `waiting`: for the end of a pause. `done`: this app sends nothing more for it. */
  phase: 'running' | 'away' | 'waiting' | 'done' | 'broken'
  /** The `X-Request-Id` of each answer that has a step in the record: of a session that is over, none has. */
  requestIds: readonly string[]
  /** What the last answer was to this app. */
  answer?: LabAnswer
}

interface LabAnswer {
  status: number
  /** The beginning of the body, where it is no problem. */
  text: string
  problem?: ScreenProblem
}

/** The run of this tab; it survives the way to the accounts service and back. */
export const labRun = new ExternalStore<LabRun | undefined>(undefined)

const storageKey = 'lab-run'
/** Another run has begun, or this one was ended. */
let generation = 0

const set = (run: LabRun | undefined) => {
  labRun.set(run)
  if (!run) return tabStore().removeItem(storageKey)
  const { id, since, simulatorSince, phase } = run
  tabStore().setItem(storageKey, JSON.stringify({ id, since, simulatorSince, phase }))
}

const change = (part: Partial<LabRun>, of: number) => {
  const run = labRun.read()
  if (run && of === generation) set({ ...run, ...part })
}

/** Forgets the run; what it did to the simulator is ended by the caller. */
export function forgetRun(): void {
  generation += 1
  set(undefined)
}

/**
 * Switches an experiment on and lets this app meet it.
 * @param onStarted the simulator is changed
 * @throws {ProblemResponse} where it could not be changed
 */
export async function runExperiment(id: ExperimentId, isSignedIn: boolean, onStarted: () => void): Promise<void> {
  generation += 1
  const of = generation
  const { rounds, signsIn, goesOn } = experiment(id)
  const start = await startRound(id, 0)
  if (of !== generation) return
  set({ id, ...start, phase: isSignedIn ? 'running' : 'done', requestIds: [] })
  onStarted()
  if (!isSignedIn) return
  if (signsIn) {
    change({ phase: 'away' }, of)
    return signIn(heldScopes() ?? [], { returnTo: `/lab?fault=${id}` })
  }
  for (const [nth, { calls }] of rounds.entries()) {
    if (nth > 0) await startRound(id, nth)
    await send(calls, of)
  }
  const { problem } = labRun.read()?.answer ?? {}
  change({ phase: goesOn && problem ? 'waiting' : 'done' }, of)
  // The stream has ended with the session, before the last of its messages.
  if (problem?.code === 'reauthorization-required') await readLastSteps(labRun.read()?.requestIds ?? [])
}

/** Sends the calls of the last round once more: after a pause, or by a press. */
export async function sendAgain(): Promise<void> {
  const run = labRun.read()
  if (!run) return
  const calls = experiment(run.id).rounds.at(-1)?.calls ?? []
  await send([{ ...(calls[0] ?? profile), times: 1 }], generation)
  change({ phase: 'done' }, generation)
}

const profile: LabCall = { operation: 'get-current-users-profile', path: '/me', times: 1 }

/** Comes back from the accounts service: a call shows whether the session is still there. */
export async function resumeRun(): Promise<void> {
  const kept = parseJson(tabStore().getItem(storageKey) ?? '')
  if (labRun.read() || !isRecord(kept) || !isExperimentId(kept.id) || typeof kept.since !== 'number') return
  const { id, since, simulatorSince, phase } = kept
  generation += 1
  set({ id, since, simulatorSince: Number(simulatorSince), phase: 'done', requestIds: [] })
  if (phase !== 'away') return
  change({ phase: 'running' }, generation)
  await send([profile], generation)
  change({ phase: 'done' }, generation)
}

async function send(calls: readonly LabCall[], of: number): Promise<void> {
  const sent = calls.flatMap(({ path, times }) => Array.from({ length: times }, () => ask(path)))
  for (const asked of sent) {
    const { requestId, ...answer } = await asked
    const before = labRun.read()?.requestIds ?? []
    const hasStep = requestId && !(answer.problem && endsSession(answer.problem))
    change({ answer, requestIds: hasStep ? [...before, requestId] : before }, of)
  }
}

const ask = (path: string): Promise<LabAnswer & { requestId?: string | null }> =>
  exchange('GET', `/api/spotify/v1${path}`).then(answerOf, (error) => ({
    status: 0,
    text: '',
    problem: problemOf(error),
  }))

const answerOf = ({ status, text, problem, headers }: Exchange) => ({
  ...{ status, text: problem ? '' : text.slice(0, 200), requestId: headers.get('x-request-id') },
  ...(problem && { problem }),
})
