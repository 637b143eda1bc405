import { describe, expect } from 'vitest'
import { crashAgainAndAgain } from '../crash/crash-loop.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'
import { expectRefused } from '../harness/refused-page.ts'
import type { Simulator } from '../harness/simulator.ts'
import { startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'
import { startTokenRelay } from '../harness/token-relay.ts'

const scopes = ['user-top-read']
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

test('killed during sign-ins and refreshes, it loses only the requests of that moment', {
  timeout: 120_000,
}, async ({ simulator }) => {
  const { random } = Math
  const options = {
    simulator,
    folder: temporaryFolder(),
    sessionStore: 'sqlite:deck.db',
    processes: 1,
    kills: 3,
    random,
  }
  const report = await crashAgainAndAgain(options)
  expect(report.broken).toEqual([])
  expect(report.lost).toBeLessThanOrEqual(report.atRisk)
  expect(report.refreshes).toBeGreaterThan(5)
})

describe('killed when the token endpoint has answered and nothing is stored yet', () => {
  /** A token endpoint whose answers to `grantType` are the last thing that the server would have heard. */
  async function startFatal(simulator: Simulator, grantType: string) {
    const fatal = { kill: undefined as (() => Promise<unknown>) | undefined }
    const tokenUrl = await startTokenRelay(simulator, async (passing) => {
      if (!fatal.kill || passing !== grantType) return 'pass'
      await fatal.kill()
      return 'drop'
    })
    const folder = temporaryFolder()
    const settings = {
      ...settingsFor(simulator.origin),
      SESSION_STORE: 'sqlite:deck.db',
      SPOTIFY_TOKEN_URL: tokenUrl,
    }
    return { fatal, start: () => startProcess(settings, folder) }
  }

  test.for([
    ['stays, the session with it', false, 200],
    ['rotates and may not come again, consent is asked for, once', true, 401],
  ] as const)(
    'where the refresh token %s',
    { timeout: 40_000 },
    async ([, rotateRefreshTokens, status], { simulator }) => {
      await simulator.reset()
      await simulator.settings({ rotateRefreshTokens })
      const { fatal, start } = await startFatal(simulator, 'refresh_token')
      const first = await start()
      const [ada, bystander] = [await first.signIn({ scopes }), await first.signIn({ scopes })]
      await simulator.expireTokens()
      fatal.kill = () => first.end('SIGKILL')
      await expect(call(ada)).rejects.toThrow()

      fatal.kill = undefined
      const second = await start()
      const again = second.browser().carrying(ada)
      const answer = await call(again)
      expect([answer.status, (await call(again)).status]).toEqual([status, status])
      if (status !== 200) expect(answer.json().code).toBe('reauthorization-required')
      expect((await call(second.browser().carrying(bystander))).status).toBe(200)
      await again.signIn({ scopes })
      expect((await call(again)).status).toBe(200)
      second.leakDetector.assertNoLeaks()
    },
  )

  test('a sign-in is over, the code is not sent again, and the next one works', { timeout: 40_000 }, async ({
    simulator,
  }) => {
    await simulator.reset()
    const { fatal, start } = await startFatal(simulator, 'authorization_code')
    const first = await start()
    const browser = first.browser()
    const response = await browser.visitConsent(await browser.begin({ scopes }))
    fatal.kill = () => first.end('SIGKILL')
    await expect(browser.comeBack(response)).rejects.toThrow()

    fatal.kill = undefined
    const again = (await start()).browser().carrying(browser)
    expectRefused(await again.comeBack(response))
    expect(await simulator.tokenCalls('authorization_code')).toBe(1)
    await again.signIn({ scopes })
    expect((await call(again)).status).toBe(200)
  })
})

describe('a disk that is full', () => {
  test('refuses sign-ins with Retry-After and ends no session; with room again everything works', async ({
    simulator,
  }) => {
    await simulator.reset()
    const folder = temporaryFolder()
    const settings = { ...settingsFor(simulator.origin), SESSION_STORE: 'sqlite:deck.db' }
    const server = await startProcess(settings, folder, { mostBytes: 128 * 1024 })
    const people: Browser[] = []
    let refused = await server.browser().get('/healthz')
    while (refused.status < 500 && people.length < 100) {
      const browser = server.browser()
      refused = await browser.signIn({ scopes })
      if (refused.status === 302) people.push(browser)
    }
    expect([refused.status, Number(refused.headers['retry-after'])]).toEqual([503, expect.any(Number)])
    expect(refused.text).toContain('store-unavailable')
    await expect.poll(async () => (await server.browser().get('/readyz')).status).toBe(503)
    expect(people.length).toBeGreaterThan(0)
    for (const browser of people) expect((await call(browser)).status).toBe(200)
    await simulator.expireTokens()
    const tokenCalls = await simulator.requests('/api/token')
    for (const browser of people) expect([503, 200]).toContain((await call(browser)).status)
    for (const browser of people) expect(await browser.session()).toMatchObject({ authenticated: true })
    expect((await server.browser().get('/healthz')).status).toBe(200)
    expect((await simulator.requests('/api/token')).length - tokenCalls.length).toBeLessThanOrEqual(people.length)
    await server.end()

    const roomy = await startProcess(settings, folder)
    for (const browser of people) expect((await call(roomy.browser().carrying(browser))).status).toBe(200)
    expect((await roomy.browser().signIn({ scopes })).status).toBe(302)
    server.leakDetector.assertNoLeaks()
  })
})
