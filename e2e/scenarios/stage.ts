import type { Page } from '@playwright/test'
import type { Scenario } from '@scopedeck/server/contract/scenarios/scenario.ts'
import type { Simulator } from '../simulator.ts'

/** What a scenario is played on. */
export interface Stage {
  page: Page
  simulator: Simulator
  scenario: Scenario
  /** Between two steps; a test waits for nothing. */
  pause?: () => Promise<void>
}
