import { ExternalStore } from './external-store.ts'
import type { ScreenProblem, ScreenProblemCode } from './problem.ts'

/**
 * What every call of an account has until a person acts. Reading needs no Premium: where a GET is refused for the lack of
 * it, the owner of the client id lacks it, and Spotify refuses everything.
 */
function isOfEveryCall({ code }: ScreenProblem, method: string): boolean {
  return (
    code === 'reauthorization-required' ||
    code === 'not-allowlisted' ||
    (code === 'premium-required' && method === 'GET')
  )
}

/**
 * The problem that every call of the account has now, found by the first of them. The root shows it once, in place of the
 * screens that can show nothing meanwhile.
 */
export const accountProblem = new ExternalStore<ScreenProblem | undefined>(undefined)

/** The last answer that refused the session. It may say what this person can't know: who ended it, and where. */
export const lastSessionRefusal = new ExternalStore<ScreenProblem | undefined>(undefined)

const ofSession: ReadonlySet<ScreenProblemCode> = new Set([
  'sign-in-required',
  'reauthorization-required',
  'another-account',
])

/** After these the session is over, or another one than the page knows. */
export function endsSession({ code }: ScreenProblem): boolean {
  return ofSession.has(code)
}

/** Called with every problem that an answer brought. */
export function noteProblem(problem: ScreenProblem, method: string): void {
  if (endsSession(problem)) lastSessionRefusal.set(problem)
  if (isOfEveryCall(problem, method)) accountProblem.set(problem)
}

/** Called when Spotify answered a call of the account. A grant that has ended does not come back by itself. */
export function noteSuccess(): void {
  const problem = accountProblem.read()
  if (problem && !endsSession(problem)) accountProblem.set(undefined)
}
