import { describe, expect } from 'vitest'
import type { Answer } from '../harness/answer.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { listen, tells } from '../harness/listen.ts'
import { settingsFor } from '../harness/open-app.ts'
import type { ServerProcess } from '../harness/server-process.ts'
import { storesOfProcesses } from '../harness/shared-store.ts'
import type { Simulator } from '../harness/simulator.ts'
import { shorterPlaybackLease, startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['user-top-read']

/** Different calls, so that none of them shares another's answer. */
const crowd = (browser: Browser, count: number, offset = 0) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => browser.call(`/me/top/tracks?limit=1&offset=${offset + index}`)),
  )

const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')
const outcomes = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))]

/** Two processes, as new as the simulator, and Ada at both of them. */
async function startTwo(share: () => Promise<Record<string, string>>, simulator: Simulator) {
  await simulator.reset()
  await simulator.settings({ rotateRefreshTokens: true })
  const settings = { ...settingsFor(simulator.origin), ...(await share()) }
  const servers = await Promise.all([startProcess(settings), startProcess(settings)])
  return { servers, assertNoLeaks: () => servers.map(({ leakDetector }) => leakDetector.assertNoLeaks()) }
}

async function adaAtBoth([one, other]: [ServerProcess, ServerProcess]): Promise<[Browser, Browser]> {
  const ada = await one.signIn({ scopes })
  return [ada, other.browser().carrying(ada)]
}

describe.for(Object.entries(storesOfProcesses))('two processes on %s', { timeout: 60_000 }, ([, share]) => {
  test('make one refresh of 100 calls at once with an expired token, rotation and reuse detection on', async ({
    simulator,
  }) => {
    const { servers, assertNoLeaks } = await startTwo(share, simulator)
    const [here, there] = await adaAtBoth(servers)
    for (const round of [1, 2, 3]) {
      await simulator.expireTokens()
      const answers = await Promise.all([crowd(here, 50), crowd(there, 50, 50)])
      expect(outcomes(answers.flat())).toEqual([200])
      expect(await simulator.tokenCalls('refresh_token')).toBe(round)
    }
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
    assertNoLeaks()
  })

  test('finish each other’s sign-ins, and redeem a callback once', async ({ simulator }) => {
    const { servers, assertNoLeaks } = await startTwo(share, simulator)
    const begun = servers[0].browser()
    const response = await begun.visitConsent(await begun.begin({ scopes, returnTo: '/player' }))
    const copies = Array.from({ length: 20 }, (_, nth) => servers[nth % 2 ? 0 : 1].browser().carrying(begun))
    const answers = await Promise.all(copies.map((browser) => browser.comeBack(response)))
    const finished = copies.filter((_, nth) => answers[nth]?.location === '/player')
    expect(finished.length).toBeGreaterThan(0)
    expect(await simulator.tokenCalls('authorization_code')).toBe(1)
    for (const server of servers)
      for (const ada of finished) expect((await call(server.browser().carrying(ada))).status).toBe(200)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
    assertNoLeaks()
  })

  test('do not serve what is signed out at the other', async ({ simulator }) => {
    const { servers, assertNoLeaks } = await startTwo(share, simulator)
    const [here, there] = await adaAtBoth(servers)
    expect(outcomes(await crowd(there, 5))).toEqual([200])
    expect((await here.act('POST', '/auth/sign-out')).status).toBe(204)
    // With Redis the message takes one hop. It was sent before this request, so it has arrived by its end.
    expect((await there.get('/healthz')).status).toBe(200)
    expect(outcomes(await crowd(there, 20))).toEqual([401])
    expect(await there.session()).toEqual({ authenticated: false })
    assertNoLeaks()
  })

  test('take over a refresh from the one that is killed in the middle of it', async ({ simulator }) => {
    const { servers } = await startTwo(share, simulator)
    const [here, there] = await adaAtBoth(servers)
    await simulator.expireTokens()
    await simulator.tokenFault({ delayMs: 600_000, status: 503 }, 1)
    const lost = call(here).catch(() => undefined)
    await expect.poll(() => simulator.requests('/api/token')).toHaveLength(2)
    const waiting = crowd(there, 10)
    await servers[0].end('SIGKILL')
    await lost
    expect(outcomes(await waiting)).toEqual([200])
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })

  test('wait for one another longer than a lease lasts, while the token endpoint takes its time', async ({
    simulator,
  }) => {
    const { servers } = await startTwo(share, simulator)
    const [here, there] = await adaAtBoth(servers)
    await simulator.expireTokens()
    await simulator.tokenFault({ delayMs: 5500 })
    expect(outcomes((await Promise.all([crowd(here, 10), crowd(there, 10, 10)])).flat())).toEqual([200])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })
})

test('a server that is killed while it reads is followed by the other, when its lease is over', {
  timeout: 60_000,
}, async ({ simulator }) => {
  await simulator.reset()
  const settings = { ...settingsFor(simulator.origin), ...(await storesOfProcesses['one file']?.()) }
  const open = () => startProcess(settings, temporaryFolder(), shorterPlaybackLease)
  const [doomed, other] = await Promise.all([open(), open()])
  const ada = await doomed.signIn({ scopes: ['user-read-playback-state'] })
  await simulator.changeAccount('ada', { playback: { isPlaying: true } })
  const cut = await listen(ada)
  await cut.first(tells({ is_playing: true }))
  const reader = await listen(other.browser().carrying(ada))
  await reader.first(tells({ is_playing: true }))
  await doomed.end('SIGKILL')
  expect(await cut.ended).toBe(false)
  await simulator.changeAccount('ada', { playback: { isPlaying: false } })
  await reader.first(tells({ is_playing: false }))
})
