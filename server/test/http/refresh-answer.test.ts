import { describe, expect } from 'vitest'
import { startUpstream } from '../../src/gateway/testing/upstream.ts'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { shortTimeouts } from '../harness/open-app.ts'
import { startTokenRelay } from '../harness/token-relay.ts'

const scopes = ['user-top-read', 'playlist-read-private']
const hour = 3_600_000
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

describe('a refresh that is answered with', () => {
  const token = { access_token: 'aaaaaaaaaaaaaaaa', token_type: 'Bearer', expires_in: 3600 }
  const answers: [string, unknown][] = [
    ['an array', [token]],
    ['a word', '"Bearer"'],
    ['nothing', ''],
    ['a megabyte', { ...token, more: 'x'.repeat(1_000_000) }],
    ['no token', { token_type: 'Bearer', expires_in: 3600 }],
    ['an empty token', { ...token, access_token: '' }],
    ['a token with a line break', { ...token, access_token: 'a\r\nX: b' }],
    ['a refresh token with a line break', { ...token, refresh_token: 'a\r\nX: b' }],
    ['a token of another kind', { ...token, token_type: 'mac' }],
    ['a life of nothing', { ...token, expires_in: 0 }],
    ['a life that is over', { ...token, expires_in: -1 }],
    ['a life in words', { ...token, expires_in: 'soon' }],
    ['scopes that are none', { ...token, scope: 'a"b' }],
    ['an id token that is none', { ...token, id_token: 'a.b.c' }],
  ]

  test.for(answers)(
    '%s is no refresh: 503, the session stays, and the next one works',
    async ([, body], { startApp, simulator }) => {
      const app = await startApp()
      const ada = await app.signIn({ scopes })
      const headers = { 'content-type': 'application/json' }
      await simulator.tokenFault({ status: 200, body, headers }, 1)
      app.clock.aheadMs = 2 * hour
      const refused = await call(ada)
      expect([refused.status, refused.json().code]).toEqual([503, 'upstream-unavailable'])
      expect(await ada.session()).toMatchObject({ authenticated: true })
      app.clock.aheadMs += Number(refused.headers['retry-after']) * 1000
      expect((await call(ada)).status).toBe(200)
      expect(await simulator.grants()).toMatchObject([{ revoked: false }])
    },
  )

  test('a refusal while the old token lives is not felt before that ends, and is not asked for again', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    await simulator.tokenFault({ status: 400, body: { error: 'invalid_grant' } })
    app.clock.aheadMs = hour - 30_000
    for (let nth = 0; nth < 20; nth += 1) expect((await call(ada)).status).toBe(200)
    await expect.poll(() => simulator.tokenCalls('refresh_token')).toBe(1)
    app.clock.aheadMs = hour + 1000
    for (let nth = 0; nth < 20; nth += 1) expect((await call(ada)).json().code).toBe('reauthorization-required')
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  })

  test('fewer scopes grants no more than those from then on', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const other = await app.signIn({ scopes: ['playlist-read-private'] })
    await simulator.tokenFault({ status: 200, body: { ...token, scope: 'playlist-read-private' } }, 1)
    await ada.act('POST', '/auth/refresh')
    expect(await ada.session()).toMatchObject({ grantedScopes: ['playlist-read-private'] })
    expect((await call(ada)).json()).toMatchObject({ code: 'insufficient-scope', missingScopes: ['user-top-read'] })
    expect((await other.call('/me/playlists')).status).toBe(200)
  })

  test('a byte a second ends in time, in a refresh and in a sign-in', { timeout: 20_000 }, async ({
    startApp,
    simulator,
  }) => {
    const slow = await startUpstream((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 1000)
      response.on('close', () => clearInterval(drip))
    })
    const dripping = await startApp({ SPOTIFY_TOKEN_URL: `${slow.apiUrl}/token` }, { timeouts: shortTimeouts })
    const began = performance.now()
    const signIn = await dripping.browser().signIn({ scopes })
    expect([503, 504]).toContain(signIn.status)
    expect(performance.now() - began).toBeLessThan(10_000)

    const app = await startApp({}, { timeouts: shortTimeouts })
    const ada = await app.signIn({ scopes })
    await simulator.tokenFault({ delayMs: 60_000 })
    app.clock.aheadMs = 2 * hour
    const asked = performance.now()
    expect((await call(ada)).status).toBe(503)
    expect(performance.now() - asked).toBeLessThan(10_000)
    expect(await ada.session()).toMatchObject({ authenticated: true })
  })
})

test('a refresh answer that comes too late for its request is kept for the next request, also with rotation', {
  timeout: 30_000,
}, async ({ startApp, simulator }) => {
  await simulator.settings({ rotateRefreshTokens: true })
  const released = Promise.withResolvers<'pass'>()
  const relay = await startTokenRelay(simulator, async (grantType) =>
    grantType === 'refresh_token' ? released.promise : 'pass',
  )
  const app = await startApp({ SPOTIFY_TOKEN_URL: relay }, { timeouts: shortTimeouts })
  const ada = await app.signIn({ scopes })
  app.clock.aheadMs = 2 * hour
  const began = performance.now()
  const late = await Promise.all([call(ada), call(ada), ada.act('POST', '/auth/refresh')])
  expect(late.map(({ status }) => status)).toEqual([503, 503, 503])
  expect(performance.now() - began).toBeLessThan(10_000)
  released.resolve('pass')
  await expect.poll(async () => (await call(ada)).status, { timeout: 5000 }).toBe(200)
  expect(await simulator.tokenCalls('refresh_token')).toBe(1)
  expect(await simulator.grants()).toMatchObject([{ revoked: false }])
})
