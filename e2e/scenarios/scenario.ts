import type { Page } from '@playwright/test'
import type { AccountId } from '../consent.ts'
import type { Simulator } from '../simulator.ts'

/** What a chapter has in its hands. */
interface Stage {
  page: Page
  simulator: Simulator
}

interface Chapter {
  title: string
  /** What a voice would say while it happens. */
  narration: string
  action(stage: Stage): Promise<void>
  expectation(stage: Stage): Promise<void>
}

/** One definition drives the browser test, and later the tour, the gallery and the table of the documentation. */
export interface Scenario {
  id: number
  title: string
  /** E someone with a browser · D a developer · S a script */
  audience: readonly ('E' | 'D' | 'S')[]
  account: AccountId
  /** Faults and clock, set before the first chapter. */
  prepare?(simulator: Simulator): Promise<void>
  /** Console messages that belong to the story, such as a 404 it provokes. */
  expectedErrors?: readonly RegExp[]
  chapters: readonly Chapter[]
}
