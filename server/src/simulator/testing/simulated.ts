import { test as base } from 'vitest'
import { createSimulator, type Simulator } from '../simulator.ts'
import { Script } from './script.ts'

/** Where the clock of every test stands: it moves by the controls only. */
export const startedAt = Date.UTC(2026, 10, 23, 12)

interface Fixtures {
  simulator: Simulator
  /** A script that talks to a freshly reset simulator, over HTTP as anyone would. */
  script: Script
}

export const test = base.extend<Fixtures>({
  simulator: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixtures needed are read from this pattern.
    async ({}, use) => {
      const simulator = await createSimulator({ port: 0, redirectUris: [Script.redirectUri], now: () => startedAt })
      await use(simulator)
      await simulator.close()
    },
    { scope: 'file' },
  ],
  script: async ({ simulator }, use) => {
    const script = new Script(simulator.origin)
    await script.control('POST', 'reset')
    await use(script)
  },
})
