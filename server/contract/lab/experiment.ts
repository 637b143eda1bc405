import type { OperationId } from '../operations.ts'
import type { Scope } from '../scopes.ts'
import type { Judge } from './rules.ts'

/** The account that is signed in, in the body of a control. */
export const thisAccount = '{account}'

/** One request to the simulator's controls. */
export interface Control {
  method: 'POST' | 'PATCH'
  /** Below `/simulator/`. */
  path: 'faults' | 'settings' | 'tokens/expire' | 'grants/revoke' | 'clock'
  body: Readonly<Record<string, unknown>>
}

/** Calls that this app sends at once, all of them GETs. */
export interface LabCall {
  operation: OperationId
  /** Of the Web API, without `/v1`. */
  path: string
  times: number
}

export interface Expectation {
  /** What is expected of any client, as an action: `Waits as long as it was told`. */
  says: string
  /** `wire`: the simulator sees it too, so it can be judged of any client; `inside`: only the client itself knows. */
  seenFrom: 'wire' | 'inside'
  judge: Judge
}

export const labGroups = {
  'sign-in': 'Sign-in',
  tokens: 'Tokens',
  'web-api': 'Web API',
  forbidden: 'Kinds of 403',
} as const
export type LabGroup = keyof typeof labGroups

export interface ExperimentRow {
  group: LabGroup
  title: string
  /** On the chip above the title: `429 · rate-limited`. */
  chip: string
  /** What happens, in one or two sentences. */
  what: string
  /** What is done to the simulator, and then what this app does; each round begins when the one before is answered. */
  rounds: readonly { controls: readonly Control[]; calls: readonly LabCall[] }[]
  /** This app meets it by signing in again, for the same scopes. */
  signsIn?: true
  /** This app sends what failed once more by itself, when the pause that it was told is over. */
  goesOn?: true
  /** Without these this app can't send its calls. */
  scopes?: readonly Scope[]
  expects: readonly Expectation[]
}

export const fault = (body: Control['body']): Control => ({ method: 'POST', path: 'faults', body })
export const settings = (body: Control['body']): Control => ({ method: 'PATCH', path: 'settings', body })

/** A call that every account may make, whatever it has granted. */
export const profile = (times = 1): LabCall => ({ operation: 'get-current-users-profile', path: '/me', times })

export const wire = (says: string, judge: Judge): Expectation => ({ says, seenFrom: 'wire', judge })
export const inside = (says: string, judge: Judge): Expectation => ({ says, seenFrom: 'inside', judge })
