import { type BrowserContext, test as base } from '@playwright/test'
import { type Server, startServer } from './server.ts'
import { Simulator } from './simulator.ts'

interface WorkerFixtures {
  server: Server
  /**
   * One browser, with cookies of its own, for each grant. It outlives a test, so that tests which look and change nothing
   * sign in once. A reset of the simulated world ends its session: a worker plays the files in their order, so none comes
   * between the tests of a file that does not reset.
   */
  browserWith: (grant: readonly string[] | undefined) => Promise<BrowserContext>
}
interface TestFixtures {
  simulator: Simulator
}

/** A server per worker; a fresh simulated world per test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from this pattern.
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  browserWith: [
    async ({ browser, server }, use) => {
      const contexts = new Map<string, BrowserContext>()
      await use(async (grant) => {
        const key = grant?.join(' ') ?? 'signed out'
        const context = contexts.get(key) ?? (await browser.newContext({ baseURL: server.origin }))
        contexts.set(key, context)
        return context
      })
      for (const context of contexts.values()) await context.close()
    },
    { scope: 'worker' },
  ],
  simulator: async ({ server, request }, use) => {
    const simulator = new Simulator(request, server.simulatorOrigin)
    await simulator.reset()
    await use(simulator)
  },
  baseURL: async ({ server }, use) => use(server.origin),
})
