import { type Problem, type ProblemCode, problemCatalogue } from '@scopedeck/server/contract/problems.ts'

/** What can go wrong before an answer is there, in the words of the problem catalogue. */
const browserProblems = {
  unreachable: {
    status: 0,
    title: 'No answer from Scopedeck',
    cause: 'This browser is offline, or the server of this app does not run.',
    owner: 'You, or whoever runs this server.',
    next: 'Check the connection and try again. Nothing is lost.',
  },
} as const

export type ScreenProblemCode = ProblemCode | keyof typeof browserProblems

/** A problem as a screen shows it: the server's, or one that this browser found by itself. */
export interface ScreenProblem extends Omit<Problem, 'code'> {
  code: ScreenProblemCode
}

export const screenProblemCatalogue = { ...problemCatalogue, ...browserProblems }
export const screenProblemCodes = Object.keys(screenProblemCatalogue) as ScreenProblemCode[]

export function isProblemCode(value: unknown): value is ScreenProblemCode {
  return typeof value === 'string' && Object.hasOwn(screenProblemCatalogue, value)
}

/** A request that failed, with the problem to show. */
export class ProblemResponse extends Error {
  readonly problem: ScreenProblem

  constructor(problem: ScreenProblem, options?: ErrorOptions) {
    super(problem.title, options)
    this.name = 'ProblemResponse'
    this.problem = problem
  }
}

/** A problem made here, for a failure that brought no problem document. */
export function localProblem(code: ScreenProblemCode, detail = '', status?: number): ScreenProblem {
  const row = screenProblemCatalogue[code]
  return { type: `/problems/${code}`, title: row.title, status: status ?? row.status, detail, code, requestId: '' }
}

/** The problem in whatever was thrown; what has no name is `unexpected`. */
export function problemOf(error: unknown): ScreenProblem {
  if (error instanceof ProblemResponse) return error.problem
  return localProblem('unexpected')
}
