import type { AccountId, Deed, Expectation, Step } from './step.ts'

export interface Chapter {
  title: string
  /** What a voice would say while it happens. */
  narration: string
  action: readonly Step[]
  expectation: readonly Expectation[]
}

export const audiences = {
  E: 'everyone',
  D: 'developers',
  S: 'scripts',
} as const
export type Audience = keyof typeof audiences

/** One definition is a browser test, a film with its pictures, and a part of the documentation; a tour in the app can follow. */
export interface Scenario {
  /** Also the name of its file: `first-song`. */
  id: string
  number: number
  title: string
  audience: readonly Audience[]
  /** What a person wonders who should see it. */
  question: string
  /** Who signs in, of the seeded world. */
  account: AccountId
  /** What is set before the first chapter: faults, the clock, the account. */
  prepare?: readonly Deed[]
  /** Console messages that belong to the story, such as a 404 it provokes. */
  expectedErrors?: readonly RegExp[]
  chapters: readonly Chapter[]
}
