import { test as base } from '@playwright/test'
import { type Server, startServer } from './server.ts'
import { Simulator } from './simulator.ts'

interface WorkerFixtures {
  server: Server
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
  simulator: async ({ server, request }, use) => {
    const simulator = new Simulator(request, server.simulatorOrigin)
    await simulator.reset()
    await use(simulator)
  },
  baseURL: async ({ server }, use) => use(server.origin),
})
