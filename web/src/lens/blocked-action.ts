import { ExternalStore } from '../shared/external-store.ts'
import type { ScreenProblem } from '../shared/problem.ts'
import type { Resume } from './gate.ts'

/** The last action of this page that failed because the grant had ended: agreeing again completes it. */
export const blockedAction = new ExternalStore<Resume | undefined>(undefined)

/** Keeps an action that failed with a problem, where that is the end of the grant. */
export function keepIfGrantEnded(problem: ScreenProblem | undefined, action: Resume): void {
  if (problem?.code === 'reauthorization-required') blockedAction.set(action)
}
