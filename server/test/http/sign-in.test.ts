import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { localUrl, publicUrl, sessionCookie } from '../harness/open-app.ts'
import { expectRefused } from '../harness/refused-page.ts'

const scopes = ['user-top-read', 'playlist-read-private']

test('from the picker to the page one came from: account, scopes and nothing else', async ({ startApp, simulator }) => {
  const app = await startApp()
  const browser = app.browser()
  const back = await browser.signIn({ scopes, returnTo: '/playlists?sort=name#top' })
  expect([back.status, back.location]).toEqual([302, '/playlists?sort=name#top'])
  expect(await browser.session()).toMatchObject({
    authenticated: true,
    account: { id: 'ada', displayName: 'Ada' },
    grantedScopes: scopes,
  })
  expect(await simulator.requests('/api/token')).toMatchObject([{ grantType: 'authorization_code', status: 200 }])
  expect([...browser.cookies.keys()]).toEqual([sessionCookie])
})

test('declining the consent leads to a page that explains it, without a token call', async ({
  startApp,
  simulator,
}) => {
  const app = await startApp()
  const browser = app.browser()
  const back = await browser.signIn({ scopes, decision: 'deny', returnTo: '/player' })
  expect(back.status).toBe(302)
  const denied = new URL(back.location, localUrl)
  expect([denied.pathname, denied.searchParams.get('error')]).toEqual(['/denied', 'access_denied'])
  expect(await simulator.requests('/api/token')).toEqual([])
  expect([...browser.cookies.keys()]).toEqual([])
})

test('a Web API that fails makes no account unknown', async ({ startApp, simulator }) => {
  const app = await startApp()
  await simulator.fault({ match: { path: '/v1/me' }, effect: { status: 503 }, times: 2 })
  expect(await (await app.signIn({ scopes })).session()).toMatchObject({ account: { id: 'ada' } })
})

test('an account that the Web API refuses can sign in, and learns why nothing works', async ({ startApp }) => {
  const app = await startApp()
  const dov = await app.signIn({ scopes, account: 'dov' })
  expect(await dov.session()).toMatchObject({ authenticated: true, grantedScopes: scopes })
  const refused = await dov.call('/me/playlists')
  expect([refused.status, refused.json().code]).toEqual([403, 'not-allowlisted'])
})

describe('many sign-ins in one browser', () => {
  test.for(['first', 'second'] as const)(
    'two tabs, the %s finishing first, both end where they wanted to go',
    async (first, { startApp }) => {
      const app = await startApp()
      const browser = app.browser()
      const [one, two] = [await browser.begin({ returnTo: '/one' }), await browser.begin({ returnTo: '/two' })]
      const responses = [await browser.visitConsent(one), await browser.visitConsent(two)]
      if (first === 'second') responses.reverse()
      const locations = []
      for (const response of responses) locations.push((await browser.comeBack(response)).location)
      expect(locations).toEqual(first === 'first' ? ['/one', '/two'] : ['/two', '/one'])
      expect(await browser.session()).toMatchObject({ authenticated: true })
    },
  )

  test('thirty unfinished ones stay under 8 KB, and the newest finishes', async ({ startApp }) => {
    const app = await startApp()
    const browser = app.browser()
    const begun = []
    for (let nth = 0; nth < 30; nth += 1) begun.push(await browser.begin({ scopes, returnTo: `/player?${nth}` }))
    expect(browser.cookieHeader().length).toBeLessThan(8 * 1024)
    const newest = begun.at(-1) ?? new URL(localUrl)
    expect((await browser.comeBack(await browser.visitConsent(newest))).location).toBe('/player?29')
  })

  test('one begun more than ten minutes ago is refused, with a way to begin again', async ({ startApp, simulator }) => {
    const app = await startApp()
    const browser = app.browser()
    const response = await browser.visitConsent(await browser.begin({ scopes, returnTo: '/player' }))
    app.clock.aheadMs = 10 * 60_000 + 2000
    const answer = await browser.comeBack(response)
    expectRefused(answer)
    expect(answer.text).toContain('returnTo=%2Fplayer')
    expect(await simulator.requests('/api/token')).toEqual([])
  })
})

test('nothing but a visit begins a sign-in', async ({ startApp }) => {
  const app = await startApp()
  const elsewhere: Record<string, string>[] = [
    { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    { purpose: 'prefetch' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  ]
  for (const headers of elsewhere) {
    const answer = await app.browser().get('/auth/sign-in', { headers })
    expect([answer.status, answer.location, answer.setCookies]).toEqual([400, '', []])
  }
})

test('whatever a request says of hosts, it comes back to the configured address', async ({ startApp }) => {
  const app = await startApp({ PUBLIC_URL: publicUrl, TRUST_PROXY: 'loopback' })
  const claims = ['evil.example', 'deck.example.evil.example', '127.0.0.1:1']
  for (const host of claims) {
    const headers = { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'gopher', forwarded: `host=${host}` }
    const { location } = await app.browser().get(`/auth/sign-in?redirect_uri=https://${host}/`, { headers })
    expect(new URL(location).searchParams.getAll('redirect_uri')).toEqual([`${publicUrl}/auth/callback`])
  }
})

describe('too many from one address', () => {
  const begin = (browser: Browser, headers = {}) => browser.get('/auth/sign-in', { headers })

  test('are refused for a while, whatever address they claim', async ({ startApp }) => {
    const app = await startApp()
    const statuses = []
    for (let nth = 0; nth < 400; nth += 1)
      statuses.push((await begin(app.browser(), { 'x-forwarded-for': `192.0.2.${nth % 250}` })).status)
    expect([...new Set(statuses)]).toEqual([302, 429])
    const refused = await begin(app.browser())
    expect(refused.json().code).toBe('rate-limited')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('are told apart where the proxy is trusted', async ({ startApp }) => {
    const app = await startApp({ TRUST_PROXY: 'loopback' })
    const browser = app.browser()
    for (let nth = 0; nth < 400; nth += 1)
      expect((await begin(browser, { 'x-forwarded-for': `192.0.2.${nth % 250}` })).status).toBe(302)
  })
})
