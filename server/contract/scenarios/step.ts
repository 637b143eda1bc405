import type { Scope } from '../scopes.ts'
import type { Target, Words } from './target.ts'

/** The accounts of the seeded world. */
export type AccountId = 'ada' | 'ben' | 'cleo' | 'dov'

/** One request to the simulator's controls. */
export interface SimulatorControl {
  method: 'POST' | 'PATCH' | 'DELETE'
  /** Below `/simulator/`. */
  path: string
  body?: Readonly<Record<string, unknown>>
}

/** What is known of the requests that the simulator received on paths that begin so. */
export interface Received {
  path: string
  /** Only those whose path ends so. */
  ending?: string
  method?: string
  count?: number
  atMost?: number
  /** The status of each, oldest first. */
  statuses?: readonly number[]
}

/** What a person, or the world around them, does. */
export type Deed =
  | { does: 'open'; path: string }
  | { does: 'reload' }
  /** Agrees to these scopes beforehand, and comes to the screen at `path`. Without an account, the scenario's. */
  | { does: 'sign-in'; scopes: readonly Scope[]; path: string; account?: AccountId }
  /** Answers the consent page, which must be the one shown. */
  | { does: 'consent'; decision: 'approve' | 'deny'; account?: AccountId }
  | { does: 'press'; target: Target }
  | { does: 'tick'; target: Target }
  | { does: 'write'; target: Target; text: string }
  /** Keys by the names of Playwright; at the target, or where the focus is. */
  | { does: 'keys'; keys: readonly string[]; target?: Target }
  | { does: 'control'; control: SimulatorControl; words: string }
  /** What the page can't do to itself, such as a second browser. People are told it in these words. */
  | { does: 'only-in-test'; name: string; words: string }

/** What a person sees then, or Spotify has received. Each is waited for. */
export type Expectation =
  | { expects: 'see'; target: Target }
  | { expects: 'not-see'; target: Target }
  | { expects: 'count'; target: Target; count: number }
  | { expects: 'at-most'; target: Target; count: number }
  /** All of them, from the first to the last, contain these words. */
  | { expects: 'in-order'; target: Target; words: readonly Words[] }
  | { expects: 'focus'; target: Target }
  /** The attributes that tell a screen reader what is there. */
  | { expects: 'described'; target: Target; attributes: Readonly<Record<`aria-${string}`, string>> }
  /** The path and query of the address. */
  | { expects: 'address'; address: Words }
  /** The name of what the account plays, by the simulator, can be seen. */
  | { expects: 'playing'; account: AccountId; within?: Target }
  | { expects: 'received'; received: Received }

/** A deed may have to wait for what comes before it, so expectations may stand between deeds. */
export type Step = Deed | Expectation

export const open = (path: string): Deed => ({ does: 'open', path })
export const reload = (): Deed => ({ does: 'reload' })
export const signIn = (scopes: readonly Scope[], path: string, account?: AccountId): Deed => ({
  ...{ does: 'sign-in', scopes, path },
  ...(account && { account }),
})
export const agree = (account?: AccountId): Deed => ({
  ...{ does: 'consent', decision: 'approve' },
  ...(account && { account }),
})
export const decline = (account?: AccountId): Deed => ({
  ...{ does: 'consent', decision: 'deny' },
  ...(account && { account }),
})
export const press = (target: Target): Deed => ({ does: 'press', target })
export const tick = (target: Target): Deed => ({ does: 'tick', target })
export const write = (target: Target, text: string): Deed => ({ does: 'write', target, text })
export const keys = (...names: string[]): Deed => ({ does: 'keys', keys: names })
export const keysAt = (target: Target, ...names: string[]): Deed => ({ does: 'keys', keys: names, target })
export const onlyInTest = (name: string, words: string): Deed => ({ does: 'only-in-test', name, words })

export const see = (target: Target): Expectation => ({ expects: 'see', target })
export const notSee = (target: Target): Expectation => ({ expects: 'not-see', target })
export const count = (target: Target, number: number): Expectation => ({ expects: 'count', target, count: number })
export const atMost = (target: Target, number: number): Expectation => ({ expects: 'at-most', target, count: number })
export const inOrder = (target: Target, ...words: Words[]): Expectation => ({ expects: 'in-order', target, words })
export const focused = (target: Target): Expectation => ({ expects: 'focus', target })
export const described = (target: Target, attributes: Readonly<Record<`aria-${string}`, string>>): Expectation => ({
  ...{ expects: 'described', target, attributes },
})
export const address = (words: Words): Expectation => ({ expects: 'address', address: words })
export const playing = (account: AccountId, within?: Target): Expectation => ({
  ...{ expects: 'playing', account },
  ...(within && { within }),
})
export const received = (path: string, more: Omit<Received, 'path'>): Expectation => ({
  ...{ expects: 'received', received: { path, ...more } },
})
