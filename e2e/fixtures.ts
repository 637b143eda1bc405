import { test as base } from '@playwright/test'
import { type Deck, startDeck } from './deck.ts'
import { Simulator } from './simulator.ts'

interface WorkerFixtures {
  deck: Deck
}
interface TestFixtures {
  simulator: Simulator
}

/** A deck per worker; a fresh simulated world per test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  deck: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from this pattern.
    async ({}, use) => {
      const deck = await startDeck()
      await use(deck)
      await deck.stop()
    },
    { scope: 'worker' },
  ],
  simulator: async ({ deck, request }, use) => {
    const simulator = new Simulator(request, deck.simulatorOrigin)
    await simulator.reset()
    await use(simulator)
  },
  baseURL: async ({ deck }, use) => use(deck.origin),
})
