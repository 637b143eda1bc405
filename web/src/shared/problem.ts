import { isRecord } from '@scopedeck/server/contract/json.ts'
import { type Problem, type ProblemCode, problemCatalogue } from '@scopedeck/server/contract/problems.ts'
import { isScope, type Scope } from '@scopedeck/server/contract/scopes.ts'

/** Failures that only the browser can find, in the form of the problem catalogue. */
const browserProblems = {
  offline: {
    status: 0,
    title: 'You are offline',
    cause: 'This browser has no connection to the network.',
    owner: 'You, or your network.',
    next: 'What is missing loads by itself once you are back online.',
    retry: true,
  },
  unreachable: {
    status: 0,
    title: 'No answer from Scopedeck',
    cause: 'The server of this app is not running, or the connection to it broke.',
    owner: 'You, or the person who runs this server.',
    next: 'Check the connection and try again. Nothing is lost.',
    retry: true,
  },
  'part-missing': {
    status: 0,
    title: 'A part of this app did not load',
    cause: 'The server has the file of this part, but it did not reach this browser whole.',
    owner: 'Your network, or the person who runs this server.',
    next: 'Try again. If that does not help, load the page again.',
    retry: true,
  },
  outdated: {
    status: 0,
    title: 'Scopedeck was updated',
    cause: 'This page was opened before the update, and the part it needs now is no longer on the server.',
    owner: 'You: load the page again.',
    next: 'Load the page again. You come back to the same place.',
    retry: false,
  },
  'page-mistake': {
    status: 0,
    title: 'This page made a mistake',
    cause: 'Scopedeck could not show what it has. Your account and your data are not affected.',
    owner: 'The people who write Scopedeck.',
    next: 'Try again, or load the page again. If it happens again, report the words under the title.',
    retry: true,
  },
} as const

/** Problems that a page which is loaded again may not have any more, because it then has other files. */
const reloadable: readonly ScreenProblemCode[] = ['part-missing', 'outdated', 'page-mistake']

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

/** The problem of anything that was thrown; `page-mistake` for an error of no other name. */
export function problemOf(error: unknown): ScreenProblem {
  if (error instanceof ProblemResponse) return error.problem
  return localProblem('page-mistake', error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : '')
}

/** Whether the same request may succeed although nobody has changed anything. */
export const canRetry = ({ code }: ScreenProblem): boolean => screenProblemCatalogue[code].retry

/** Whether the page may do better once it is loaded again. */
export const canReload = ({ code }: ScreenProblem): boolean => reloadable.includes(code)

/** The title of a problem after a colon. Names keep their capital letter. */
export function inSentence({ title }: ScreenProblem): string {
  return /^(Spotify|Scopedeck)/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)
}

/** No answer came to a request or for a file: the browser is offline, or the server is out of reach. */
export const noAnswer = (): ScreenProblem => localProblem(navigator.onLine === false ? 'offline' : 'unreachable')

/** The problem in the body of a failed answer; `undefined` for a body that is no problem document of ours. */
export function readProblem(body: unknown): ScreenProblem | undefined {
  if (!isRecord(body) || !isProblemCode(body.code)) return undefined
  return {
    ...localProblem(body.code),
    ...membersOf(body, ['type', 'title', 'detail', 'requestId', 'reason', 'owner', 'spent'], isText),
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
