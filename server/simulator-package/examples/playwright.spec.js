import { test as base, expect } from '@playwright/test'
import { startSimulator } from '@scopedeck/simulator'

/** One simulator for each worker, one world for each test. */
const test = base.extend({
  simulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from this pattern.
    async ({}, use) => {
      const simulator = await startSimulator()
      await use(simulator)
      await simulator.close()
    },
    { scope: 'worker' },
  ],
  world: async ({ simulator }, use) => {
    const world = await simulator.createWorld()
    await use(world)
    await world.close()
  },
})

test('the consent page names what is asked for', async ({ request, world }) => {
  await world.registerClient({
    clientId: 'mine',
    clientSecret: 's',
    redirectUris: ['http://127.0.0.1/cb'],
    name: 'Mine',
  })
  const page = await request.get(world.authorizeUrl, {
    params: { client_id: 'mine', response_type: 'code', redirect_uri: 'http://127.0.0.1/cb', scope: 'user-top-read' },
  })
  expect(await page.text()).toContain('Mine asks for your permission')
  await world.expectCalls(['GET /authorize 200'])
})
