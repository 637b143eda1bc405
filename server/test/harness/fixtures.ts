import { test as base } from 'vitest'
import { Witness } from './leak-detector.ts'
import { type Deck, type Extras, localUrl, openDeck, publicUrl, settingsFor } from './open-app.ts'
import { Simulator } from './simulator.ts'

interface Fixtures {
  /** One for all tests of a file, as new for each. */
  simulator: Simulator
  /** Starts a deck before it, and looks for secrets in all it said when the test is over. */
  startDeck(settings?: Record<string, string>, extras?: Extras): Promise<Deck>
}

export const test = base.extend<Fixtures>({
  simulator: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixtures needed are read from this pattern.
    async ({}, use) => {
      const simulator = await Simulator.start([localUrl, publicUrl].map((url) => `${url}/auth/callback`))
      await use(simulator)
      await simulator.close()
    },
    { scope: 'file' },
  ],
  startDeck: async ({ simulator }, use) => {
    await simulator.reset()
    const witness = new Witness()
    const decks: Deck[] = []
    await use(async (settings = {}, extras) => {
      const deck = await openDeck({ ...settingsFor(simulator.origin), ...settings }, witness, extras)
      decks.push(deck)
      return deck
    })
    for (const deck of decks) await deck.close()
    witness.testify()
  },
})
