import { ExternalStore } from './external-store.ts'
import type { ScreenProblem, ScreenProblemCode } from './problem.ts'

/** Every call of an account has these until a person acts, whatever is called. */
const ofEveryCall: ReadonlySet<ScreenProblemCode> = new Set(['reauthorization-required', 'not-allowlisted'])

/**
 * The problem that every call of the account has now, found by the first of them. The root shows it once, in place of the
 * screens that can show nothing meanwhile.
 */
export const accountProblem = new ExternalStore<ScreenProblem | undefined>(undefined)

/** The last answer that refused the session. It may say what this person can't know: who ended it, and where. */
export const lastSessionRefusal = new ExternalStore<ScreenProblem | undefined>(undefined)

/** After these the session is over. */
export function endsSession({ code }: ScreenProblem): boolean {
  return code === 'sign-in-required' || code === 'reauthorization-required'
}

/** Called with every problem that an answer brought. */
export function noteProblem(problem: ScreenProblem): void {
  if (endsSession(problem)) lastSessionRefusal.set(problem)
  if (ofEveryCall.has(problem.code)) accountProblem.set(problem)
}

/** Called when Spotify answered a call of the account. A grant that has ended does not come back by itself. */
export function noteSuccess(): void {
  if (accountProblem.read()?.code === 'not-allowlisted') accountProblem.set(undefined)
}
