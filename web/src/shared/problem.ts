import { isRecord } from '@scopedeck/server/contract/json.ts'
import { type Problem, type ProblemCode, problemCatalogue } from '@scopedeck/server/contract/problems.ts'
import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'

/** Failures that only the browser can find, in the form of the problem catalogue. */
const browserProblems = {
  unreachable: {
    status: 0,
    title: 'No answer from Scopedeck',
    cause: 'This browser is offline, or the server of this app does not run.',
    owner: 'You, or the person who runs this server.',
    next: 'Check the connection and try again. Nothing is lost.',
  },
} as const

export type ScreenProblemCode = ProblemCode | keyof typeof browserProblems

/** A problem as a screen shows it: one that the server answered, or one that this browser found by itself. */
export interface ScreenProblem extends Omit<Problem, 'code' | 'requiredScopes' | 'missingScopes'> {
  code: ScreenProblemCode
  requiredScopes?: Scope[]
  missingScopes?: Scope[]
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

/** A problem made in the browser, for a failure that brought no problem document. */
export function localProblem(code: ScreenProblemCode, detail = '', status?: number): ScreenProblem {
  const row = screenProblemCatalogue[code]
  return { type: `/problems/${code}`, title: row.title, status: status ?? row.status, detail, code, requestId: '' }
}

/** The problem of anything that was thrown; `unexpected` for an error of no other name. */
export function problemOf(error: unknown): ScreenProblem {
  if (error instanceof ProblemResponse) return error.problem
  return localProblem('unexpected')
}

/** The problem in the body of a failed answer; `undefined` for a body that is no problem document of ours. */
export function readProblem(body: unknown): ScreenProblem | undefined {
  if (!isRecord(body) || !isProblemCode(body.code)) return undefined
  return {
    ...localProblem(body.code),
    ...membersOf(body, ['type', 'title', 'detail', 'requestId', 'reason', 'owner'], isText),
    ...membersOf(body, ['status', 'retryAfter', 'upstreamStatus'], isNumber),
    ...membersOf(body, ['requiredScopes', 'missingScopes'], isScopeList),
    ...membersOf(body, ['replacement'], isTextList),
  }
}

/** The members of these names whose values pass the check. */
function membersOf<Name extends string, Value>(
  from: Record<string, unknown>,
  names: readonly Name[],
  isValid: (value: unknown) => value is Value,
): { [Key in Name]?: Value } {
  const valid = names.filter((name) => isValid(from[name]))
  return Object.fromEntries(valid.map((name) => [name, from[name]])) as { [Key in Name]?: Value }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isScopeList = (value: unknown): value is Scope[] => Array.isArray(value) && value.every(isScope)
