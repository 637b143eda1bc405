import { describe, expect } from 'vitest'
import { json, startUpstream } from '../../src/gateway/testing/upstream.ts'
import { test } from '../harness/fixtures.ts'
import { localUrl, shortTimeouts } from '../harness/open-app.ts'

const scopes = ['user-top-read', 'playlist-read-private']

test('a code arrives as it came, whatever is in it', async ({ startApp }) => {
  const tokenEndpoint = await startUpstream(json({ error: 'invalid_grant' }, { status: 400 }))
  const app = await startApp({ SPOTIFY_TOKEN_URL: `${tokenEndpoint.apiUrl}/token` })
  const codes = ['a+b c', 'a&grant_type=refresh_token', 'a=b;c#d?e', '%00%0d%0a', 'a\r\nX: b', '☃é\u{1f984}', '"\\<>']
  for (const code of codes) {
    const browser = app.browser()
    const state = (await browser.begin({ scopes })).searchParams.get('state') ?? ''
    await browser.comeBack(`/auth/callback?${new URLSearchParams({ code, state })}`)
    const [seen] = tokenEndpoint.received.slice(-1)
    expect(seen?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    const form = [...new URLSearchParams(seen?.body)]
    expect(form.map(([name]) => name)).toEqual(['grant_type', 'code', 'code_verifier', 'redirect_uri'])
    expect(form).toContainEqual(['code', code])
  }
})

describe('a token endpoint that', () => {
  const token = { access_token: 'aaaaaaaaaaaaaaaa', token_type: 'Bearer', scope: 'user-top-read', refresh_token: 'r' }
  const answering = (body: unknown, headers = {}) => ({ status: 200, body, headers })

  test.for([
    ['fails', { status: 500 }],
    ['breaks the connection', { reset: true }],
    ['breaks off', { truncate: 10 }],
    ['answers HTML', answering('<html>', { 'content-type': 'text/html' })],
    ['answers an array', answering([token])],
    ['answers a word', answering('"Bearer"')],
    ['answers nothing', answering('')],
    ['sends a megabyte', answering({ ...token, more: 'x'.repeat(1_000_000) })],
    ['redirects', { status: 307, headers: { location: 'http://127.0.0.1:9/' }, body: '' }],
    ['says that nothing lives', answering({ ...token, expires_in: 0 })],
    ['says that it is over', answering({ ...token, expires_in: -1 })],
    ['says when in words', answering({ ...token, expires_in: 'soon' })],
    ['sends another kind of token', answering({ ...token, token_type: 'mac' })],
    ['does not know this client', { status: 401, body: { error: 'invalid_client' } }],
    ['does not know the code', { status: 400, body: { error: 'invalid_grant' } }],
  ] as const)(
    '%s ends the sign-in with a page, and the next one works',
    async ([, effect], { startApp, simulator }) => {
      const app = await startApp()
      const browser = app.browser()
      await simulator.tokenFault(effect, 1)
      const answer = await browser.signIn({ scopes })
      expect([400, 502, 503, 504]).toContain(answer.status)
      expect(answer.headers['content-type']).toMatch(/^text\/html/)
      expect([...browser.cookies]).toEqual([])
      expect(await browser.session()).toEqual({ authenticated: false })
      expect((await browser.signIn({ scopes })).status).toBe(302)
      expect(await browser.session()).toMatchObject({ authenticated: true })
    },
  )

  test.for([
    ['does not say how long', answering(token), 3600],
    ['says it as text', answering({ ...token, expires_in: '600' }), 600],
    ['promises for ever', answering({ ...token, expires_in: 1e18 }), 365 * 86_400],
  ] as const)('%s is understood', async ([, effect, seconds], { startApp, simulator }) => {
    const app = await startApp()
    await simulator.tokenFault(effect, 1)
    const browser = await app.signIn({ scopes })
    const { accessTokenExpiresAt } = await browser.session()
    expect(Math.abs(Number(accessTokenExpiresAt) - Date.now() - seconds * 1000)).toBeLessThan(10_000)
  })

  test.for([301, 302, 303, 307, 308])('redirects with %d is not followed', async (status, { startApp, simulator }) => {
    const elsewhere = await startUpstream()
    const app = await startApp()
    const headers = { location: `${elsewhere.apiUrl}/token` }
    await simulator.tokenFault({ status, headers, body: '' }, 1)
    expect((await app.browser().signIn({ scopes })).status).toBe(502)
    const ada = await app.signIn({ scopes })
    await simulator.tokenFault({ status, headers, body: '' }, 1)
    app.clock.aheadMs = 7_200_000
    expect((await ada.act('POST', '/auth/refresh')).status).toBe(503)
    expect(elsewhere.received).toEqual([])
  })

  test('goes on for ever is not listened to, in bounded memory', async ({ startApp }) => {
    const endless = await startUpstream((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"access_token":"')
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    const app = await startApp({ SPOTIFY_TOKEN_URL: `${endless.apiUrl}/token` })
    const before = process.memoryUsage().rss
    const answer = await app.browser().signIn({ scopes })
    expect(answer.status).toBe(502)
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('never answers is given up within ten seconds', { timeout: 15_000 }, async ({ startApp, simulator }) => {
    const app = await startApp({}, { timeouts: shortTimeouts })
    await simulator.settings({ latencyMs: 60_000 })
    const browser = app.browser()
    const began = performance.now()
    const response = `${localUrl}/auth/callback?code=c&state=${(await browser.begin()).searchParams.get('state')}`
    const answer = await browser.comeBack(response)
    expect([503, 504]).toContain(answer.status)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
