import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test'
import { signInUnseen } from './consent.ts'
import { PageChecks } from './page-checks.ts'
import { type Server, startServer } from './server.ts'
import { Simulator } from './simulator.ts'

interface WorkerFixtures {
  server: Server
  /**
   * One page, in a browser with cookies of its own, for each grant. It outlives a test, so that tests which look and change
   * nothing sign in once. A reset of the simulated world ends its session: a worker plays the files in their order, so none
   * comes between the tests of a file that does not reset.
   */
  pageWith: (grant: readonly string[] | undefined) => Promise<WatchedPage>
}

interface WatchedPage {
  page: Page
  checks: PageChecks
}

interface TestFixtures {
  simulator: Simulator
}

/** The server keeps the calls of an account back for as long as Spotify asked: that must not meet the next test. */
async function untilCallsGoOut(request: APIRequestContext, simulator: Simulator): Promise<void> {
  await simulator.clearFaults()
  await signInUnseen(request, 'ada', [])
  await expect.poll(async () => (await request.get('/api/spotify/v1/me')).status()).toBe(200)
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
  pageWith: [
    async ({ browser, server }, use) => {
      const pages = new Map<string, WatchedPage>()
      // What the file before left, such as a moved clock, would show on every page.
      await fetch(`${server.simulatorOrigin}/simulator/reset`, { method: 'POST' })
      const open = async (): Promise<WatchedPage> => {
        const context = await browser.newContext({ baseURL: server.origin })
        const page = await context.newPage()
        return { page, checks: new PageChecks(page, server) }
      }
      await use(async (grant) => {
        const key = grant?.join(' ') ?? 'signed out'
        const watched = pages.get(key) ?? (await open())
        pages.set(key, watched)
        return watched
      })
      for (const { page } of pages.values()) await page.context().close()
    },
    { scope: 'worker' },
  ],
  simulator: async ({ server, request }, use) => {
    const simulator = new Simulator(request, server.simulatorOrigin)
    await simulator.reset()
    await use(simulator)
    if (simulator.asksToWait) await untilCallsGoOut(request, simulator)
  },
  baseURL: async ({ server }, use) => use(server.origin),
})
