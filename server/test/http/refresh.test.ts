import { describe, expect } from 'vitest'
import type { Answer } from '../harness/answer.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'

const scopes = ['user-top-read']
const minute = 60_000

/** Different calls, so that none of them shares another's answer. */
const crowd = (browser: Browser, count: number, offset = 0) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => browser.call(`/me/top/tracks?limit=1&offset=${offset + index}`)),
  )

const outcomes = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))]
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

describe('100 calls at once with an expired token, rotation and reuse detection on', () => {
  test('make one refresh, and all are served, when the token has expired by the clock', async ({
    startApp,
    simulator,
  }) => {
    await simulator.settings({ rotateRefreshTokens: true })
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    app.clock.aheadMs = 61 * minute
    expect(outcomes(await crowd(ada, 100))).toEqual([200])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })

  test('and where only Spotify knows', async ({ startApp, simulator }) => {
    const app = await startApp()
    await simulator.settings({ rotateRefreshTokens: true })
    const ada = await app.signIn({ scopes })
    await simulator.expireTokens()
    expect(outcomes(await crowd(ada, 100))).toEqual([200])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    expect(outcomes(await crowd(ada, 10, 100))).toEqual([200])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })
})

describe('by the clock', () => {
  test('59 minutes later nothing is refreshed, and at 61 once', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.advanceClock('58m')
    expect((await call(ada)).status).toBe(200)
    expect(await simulator.tokenCalls('refresh_token')).toBe(0)
    await simulator.advanceClock('3m')
    expect((await call(ada)).status).toBe(200)
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })

  test('six months later consent is asked for once, and the next 50 calls make no token call', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.advanceClock('6mo')
    const ended = await call(ada)
    expect([ended.status, ended.json().code]).toEqual([401, 'reauthorization-required'])
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    const before = (await simulator.requests('')).length
    for (const { status, text } of await crowd(ada, 50))
      expect([status, JSON.parse(text).code]).toEqual([401, 'reauthorization-required'])
    expect(await simulator.requests('')).toHaveLength(before)
    expect(await ada.session()).toEqual({ authenticated: false })
    await ada.signIn({ scopes })
    expect((await call(ada)).status).toBe(200)
  })

  test('tokens that live a second are refreshed when due, and not in a loop', async ({ startApp, simulator }) => {
    await simulator.settings({ accessTokenTtl: 1, rotateRefreshTokens: true })
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const calls = 60
    const began = Date.now()
    for (let nth = 0; nth < calls; nth += 1) {
      expect((await call(ada)).status).toBe(200)
      app.clock.aheadMs += 100
    }
    const refreshes = await simulator.tokenCalls('refresh_token')
    expect(refreshes).toBeGreaterThan(3)
    // By the clock of the app, on which the calls take their time too.
    const passedMs = Date.now() - began + app.clock.aheadMs
    expect(refreshes).toBeLessThan(passedMs / 400)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })
})

describe('a token endpoint in trouble', () => {
  test.for([
    ['answers 500', { status: 500 }],
    ['answers 429', { status: 429, headers: { 'retry-after': 1 } }],
    ['breaks the connection', { reset: true }],
    ['breaks off within its answer', { truncate: true }],
    ['answers HTML', { status: 200, body: '<h1>Hello</h1>', headers: { 'content-type': 'text/html' } }],
    ['redirects', { status: 307, headers: { location: 'http://127.0.0.1:9/api/token' } }],
    ['does not know this client', { status: 400, body: { error: 'invalid_client' } }],
  ] as const)(
    'that %s affects no call while the old token lives, and is 503 after; no session ends',
    async ([, effect], { startApp, simulator }) => {
      const app = await startApp()
      const ada = await app.signIn({ scopes })
      await simulator.tokenFault(effect)
      app.clock.aheadMs = 59.5 * minute
      expect((await call(ada)).status).toBe(200)
      app.clock.aheadMs = 61 * minute
      const failed = await call(ada)
      expect([failed.status, Number(failed.headers['retry-after'])]).toEqual([503, expect.any(Number)])
      expect(Number(failed.headers['retry-after'])).toBeGreaterThan(0)
      expect(await ada.session()).toMatchObject({ authenticated: true })
      await simulator.mend()
      app.clock.aheadMs += Number(failed.headers['retry-after']) * 1000
      expect((await call(ada)).status).toBe(200)
    },
  )

  test('that takes its time is not waited for while the old token lives', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.tokenFault({ delayMs: 2000 })
    app.clock.aheadMs = 59.5 * minute
    expect(outcomes(await crowd(ada, 10))).toEqual([200])
    expect((await simulator.requests('/api/token')).map(({ status }) => status)).toEqual([200, 0])
  })

  test('that does not know this client is logged once as an error', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.tokenFault({ status: 400, body: { error: 'invalid_client', error_description: 'Invalid client' } })
    app.clock.aheadMs = 61 * minute
    expect((await call(ada)).json().code).toBe('client-misconfigured')
    await call(ada)
    expect(app.log.filter((line) => /"level":"error".*SPOTIFY_CLIENT_SECRET/.test(line))).toHaveLength(1)
  })
})

test('a grant that was revoked elsewhere ends the session once', async ({ startApp, simulator }) => {
  const app = await startApp()
  const [ada, ben] = [await app.signIn({ scopes }), await app.signIn({ scopes, account: 'ben' })]
  await simulator.revokeGrants('ada')
  for (const answer of await crowd(ada, 20))
    expect([answer.status, answer.json().code]).toEqual([401, 'reauthorization-required'])
  expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  expect((await call(ben)).status).toBe(200)
})

test('sign-out in the middle of a refresh wins', async ({ startApp, simulator }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const held = { cookie: ada.cookieHeader() }
  app.clock.aheadMs = 61 * minute
  await simulator.tokenFault({ delayMs: 300 })
  const waiting = call(ada)
  await expect.poll(() => simulator.requests('/api/token')).toHaveLength(2)
  expect((await ada.act('POST', '/auth/sign-out')).status).toBe(204)
  expect((await waiting).status).toBe(401)
  expect((await app.browser().get('/api/session', { headers: held })).json()).toEqual({ authenticated: false })
  expect((await app.browser().call('/me', { headers: held })).status).toBe(401)
})

test('a refresh brings nothing of another account into a session', async ({ startApp, simulator }) => {
  const app = await startApp()
  const ada = await app.signIn({ scopes })
  const ben = await app.signIn({ scopes, account: 'ben' })
  await simulator.tokenFault({
    status: 200,
    body: { access_token: 'another', token_type: 'Bearer', expires_in: 3600, refresh_token: 'another too' },
  })
  await simulator.fault({ match: { path: '/v1/me', exact: true }, effect: { status: 200, body: { id: 'ben' } } })
  app.clock.aheadMs = 61 * minute
  expect((await call(ada)).status).toBe(401)
  expect(await ada.session()).toEqual({ authenticated: false })
  expect((await ben.act('POST', '/auth/refresh')).status).toBe(200)
})
