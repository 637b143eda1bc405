import { test as base } from 'vitest'
import { LeakDetector } from './leak-detector.ts'
import { type App, type Extras, localUrl, neighbourUrl, openApp, publicUrl, settingsFor } from './open-app.ts'
import { Simulator } from './simulator.ts'

interface Fixtures {
  /** One for all tests of a file, reset before each. */
  simulator: Simulator
  /** Starts an app that talks to it. When the test is over, everything the app said is searched for secrets. */
  startApp(settings?: Record<string, string>, extras?: Extras): Promise<App>
}

export const test = base.extend<Fixtures>({
  simulator: [
    // biome-ignore lint/correctness/noEmptyPattern: the fixtures needed are read from this pattern.
    async ({}, use) => {
      const simulator = await Simulator.start([localUrl, publicUrl, neighbourUrl].map((url) => `${url}/auth/callback`))
      await use(simulator)
      await simulator.close()
    },
    { scope: 'file' },
  ],
  startApp: async ({ simulator }, use) => {
    await simulator.reset()
    const leakDetector = new LeakDetector()
    const apps: App[] = []
    await use(async (settings = {}, extras) => {
      const app = await openApp({ ...settingsFor(simulator.origin), ...settings }, leakDetector, extras)
      apps.push(app)
      return app
    })
    for (const app of apps) await app.close()
    leakDetector.assertNoLeaks()
  },
})
