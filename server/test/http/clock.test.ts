import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['user-top-read']
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const call = (browser: Browser, offset = 0) => browser.call(`/me/top/tracks?limit=1&offset=${offset}`)
const crowd = async (browser: Browser, count: number) => {
  const answers = await Promise.all(Array.from({ length: count }, (_, nth) => call(browser, nth)))
  return [...new Set(answers.map(({ status }) => status))]
}

describe('a clock that is set ahead and back', () => {
  test.for([
    ['minutes', 5 * minute],
    ['hours', 5 * hour],
    ['days', 5 * day],
  ] as const)('by %s costs a refresh at most each time, and no grant', async ([, jumpMs], { startApp, simulator }) => {
    await simulator.settings({ rotateRefreshTokens: true })
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const moves = [jumpMs, 0, -jumpMs, 0, jumpMs, -jumpMs, 0]
    for (const aheadMs of moves) {
      app.clock.aheadMs = aheadMs
      expect(await crowd(ada, 20)).toEqual([200])
    }
    expect(await simulator.tokenCalls('refresh_token')).toBeLessThanOrEqual(moves.length)
    const refreshes = await simulator.tokenCalls('refresh_token')
    expect(await crowd(ada, 20)).toEqual([200])
    expect(await simulator.tokenCalls('refresh_token')).toBe(refreshes)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })

  test('by months ends no session and revives none', async ({ startApp, simulator }) => {
    const app = await startApp()
    const staying = await app.signIn({ scopes })
    const leaving = await app.signIn({ scopes })
    const revoked = await app.signIn({ scopes, account: 'ben' })
    const left = leaving.sessionCookie
    await leaving.act('POST', '/auth/sign-out')
    await simulator.revokeGrants('ben')
    expect((await call(revoked)).json().code).toBe('reauthorization-required')
    const over = revoked.sessionCookie
    for (const aheadMs of [240 * day, -240 * day, 0]) {
      app.clock.aheadMs = aheadMs
      for (const cookie of [left, over]) expect(await app.browser().worthOf(cookie)).toEqual([false, 401])
      expect((await call(staying)).status).toBe(aheadMs > 0 ? 401 : 200)
    }
    expect(await staying.session()).toMatchObject({ authenticated: true })
  })

  test.for([
    ['back', -day],
    ['ahead', day],
  ] as const)(
    '%s in the middle of a refresh does not make a second one',
    async ([, aheadMs], { startApp, simulator }) => {
      await simulator.settings({ rotateRefreshTokens: true })
      const app = await startApp()
      const ada = await app.signIn({ scopes })
      await simulator.expireTokens()
      await simulator.tokenFault({ delayMs: 300 })
      const waiting = crowd(ada, 10)
      await expect.poll(() => simulator.requests('/api/token'), { interval: 5 }).toHaveLength(2)
      app.clock.aheadMs = aheadMs
      expect([await waiting, await crowd(ada, 10)]).toEqual([[200], [200]])
      expect(await simulator.tokenCalls('refresh_token')).toBe(1)
      expect(await simulator.grants()).toMatchObject([{ revoked: false }])
    },
  )

  test('stretches no pause that the token endpoint asked for', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    app.clock.aheadMs = 2 * hour
    await simulator.tokenFault({ status: 429, headers: { 'retry-after': 30 } }, 1)
    expect((await call(ada)).headers['retry-after']).toBe('30')
    app.clock.aheadMs = hour
    expect(Number((await call(ada)).headers['retry-after'])).toBeLessThanOrEqual(30)
    app.clock.aheadMs += 31_000
    expect((await call(ada)).status).toBe(200)
  })

  test('stretches no pause that Spotify asked for', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const effect = { status: 429, headers: { 'retry-after': 30 } }
    await simulator.fault({ match: { path: '/v1/me/top' }, effect, times: 1 })
    expect((await call(ada)).headers['retry-after']).toBe('30')
    app.clock.aheadMs = -hour
    expect(Number((await call(ada)).headers['retry-after'])).toBeLessThanOrEqual(30)
    app.clock.aheadMs += 31_000
    expect((await call(ada)).status).toBe(200)
  })

  test('back, during a consent at the provider, does not stop the sign-in', async ({ startApp }) => {
    const app = await startApp()
    const browser = app.browser()
    const response = await browser.visitConsent(await browser.begin({ scopes, returnTo: '/player' }))
    app.clock.aheadMs = -hour
    expect((await browser.comeBack(response)).location).toBe('/player')
    expect((await call(browser)).status).toBe(200)
  })
})

test('two instances whose clocks are hours apart do not refresh against each other', async ({
  startApp,
  simulator,
}) => {
  await simulator.settings({ rotateRefreshTokens: true })
  const file = {
    SESSION_STORE: `sqlite:${join(temporaryFolder(), 'deck.db')}`,
    SESSION_KEYS: 'A'.repeat(43).concat('='),
  }
  const [right, wrong] = [await startApp(file), await startApp(file)]
  wrong.clock.aheadMs = 5 * hour
  const ada = await right.signIn({ scopes })
  const same = wrong.browser().carrying(ada)
  for (let round = 0; round < 5; round += 1)
    expect(await Promise.all([crowd(ada, 10), crowd(same, 10)])).toEqual([[200], [200]])
  expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  await simulator.expireTokens()
  for (let round = 0; round < 5; round += 1)
    expect(await Promise.all([crowd(ada, 10), crowd(same, 10)])).toEqual([[200], [200]])
  // What the slow one has got looks old to the fast one, once; what that one gets looks good to both.
  expect(await simulator.tokenCalls('refresh_token')).toBeLessThanOrEqual(3)
  expect(await simulator.grants()).toMatchObject([{ revoked: false }])
})

test('a provider whose clock is set ahead and back costs a refresh at most each time', async ({
  startApp,
  simulator,
}) => {
  await simulator.settings({ rotateRefreshTokens: true })
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const setOurs = (aheadMs: number) => Object.assign(app.clock, { aheadMs })
  const moves = [
    () => simulator.advanceClock('2h'),
    () => simulator.resetClock(),
    () => simulator.advanceClock('30d'),
    () => setOurs(3 * hour),
    () => simulator.resetClock(),
    () => setOurs(0),
  ]
  for (const [nth, move] of moves.entries()) {
    await move()
    expect(await crowd(ada, 20)).toEqual([200])
    expect(await simulator.tokenCalls('refresh_token')).toBeLessThanOrEqual(nth + 1)
  }
  expect(await simulator.grants()).toMatchObject([{ revoked: false }])
})
