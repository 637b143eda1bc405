import { randomBytes } from 'node:crypto'
import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { localUrl, publicUrl, sessionCookie } from '../harness/open-app.ts'

const scopes = ['user-top-read']
const key = () => randomBytes(32).toString('base64')
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

describe('the cookie', () => {
  test.for([
    [localUrl, sessionCookie, 'HttpOnly; SameSite=Strict'],
    [publicUrl, '__Host-Http-session', 'HttpOnly; Secure; SameSite=Strict'],
  ] as const)('of %s is small and strict', async ([origin, name, attributes], { startApp, simulator }) => {
    const app = await startApp({ PUBLIC_URL: origin })
    await simulator.tokenFault(
      {
        status: 200,
        body: { access_token: 'a'.repeat(9000), token_type: 'Bearer', expires_in: 3600, scope: 'streaming' },
      },
      1,
    )
    const { setCookies } = await app.browser().signIn({ scopes })
    const line = setCookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
    expect(line.length).toBeLessThan(1024)
    const given = line
      .split('; ')
      .slice(1)
      .filter((attribute) => !/^max-age=/i.test(attribute))
    expect(given.toSorted()).toEqual(['Path=/', ...attributes.split('; ')].toSorted())
  })

  test('is set by nothing that only reads', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const addresses = [
      '/api/session',
      '/api/scopes',
      '/api/spotify/v1/me',
      '/api/spotify/v1/me/top/tracks',
      '/',
      '/nowhere',
    ]
    const reads = Array.from({ length: 100 }, (_, nth) => ada.get(addresses[nth % addresses.length] ?? '/'))
    for (const { setCookies } of await Promise.all(reads)) expect(setCookies).toEqual([])
  })

  test('that is damaged in any way is anonymous, never a 5xx, and harms no session', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const good = ada.sessionCookie
    const spoilt = [
      good.slice(0, -1),
      good.slice(0, 40),
      `${good.slice(0, 60)}${good[60] === 'A' ? 'B' : 'A'}${good.slice(61)}`,
      `${sessionCookie}=; ${good}`,
      `${good}; ${good}`,
      `${good}; ${sessionCookie}=x`,
      `${sessionCookie}=x; ${good}`,
      `${sessionCookie}=`,
      `${sessionCookie}=%`,
      `${sessionCookie}=%00`,
      `${sessionCookie}=null`,
      `${sessionCookie}=${'A'.repeat(900)}`,
      `${sessionCookie}=${key()};${key()}`,
      `${sessionCookie}=${'x;'.repeat(500)}`,
      `scopedeck-authorization-8888-x=${'y'.repeat(3000)}; ${sessionCookie}="`,
      `${'a=b; '.repeat(1500)}${sessionCookie}=x`,
      `${sessionCookie}=${'é'.repeat(100)}`,
    ]
    const addresses = ['/api/session', '/api/spotify/v1/me', '/auth/sign-in', '/auth/callback?code=c&state=s']
    for (const spoiltCookie of spoilt) {
      const headers = { cookie: Buffer.from(spoiltCookie, 'utf8').toString('latin1') }
      for (const address of addresses) {
        const { status } = await app.browser().get(address, { headers })
        expect([spoiltCookie, address, status < 500]).toEqual([spoiltCookie, address, true])
      }
      const session = (await app.browser().get('/api/session', { headers })).json()
      expect([spoiltCookie, session]).toEqual([spoiltCookie, { authenticated: false }])
    }
    expect((await call(ada)).status).toBe(200)
  })

  test('that was planted is replaced at sign-in, and worth nothing after', async ({ startApp }) => {
    const app = await startApp()
    const mallory = await app.signIn({ account: 'ben' })
    const planted = mallory.sessionCookie
    const victim = app.browser().carrying(mallory)
    await victim.signIn({ scopes })
    expect(victim.sessionCookie).not.toBe(planted)
    expect(await victim.session()).toMatchObject({ account: { id: 'ada' } })
    expect(await app.browser().worthOf(planted)).toEqual([false, 401])
  })
})

describe('signing out', () => {
  test('ends it on the server, for every copy of the cookie', async ({ startApp }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const kept = ada.sessionCookie
    expect((await ada.act('POST', '/auth/sign-out')).status).toBe(204)
    expect([...ada.cookies.keys()]).toEqual([])
    expect(await app.browser().worthOf(kept)).toEqual([false, 401])
    expect((await app.browser().act('POST', '/auth/refresh', { headers: { cookie: kept } })).status).toBe(401)
  })

  test.for(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])(
    'takes no body, and minds none: %s',
    async (type, { startApp }) => {
      const ada = await (await startApp()).signIn({ scopes })
      for (const body of ['', '{', 'x'.repeat(100_000)])
        expect((await ada.act('POST', '/auth/refresh', { headers: { 'content-type': type }, body })).status).toBe(200)
      const headers = { 'content-type': type, 'content-length': '0' }
      expect((await ada.act('POST', '/auth/sign-out', { headers })).status).toBe(204)
    },
  )

  test('is not undone by a slow answer under way', async ({ startApp, simulator }) => {
    const app = await startApp()
    const ada = await app.signIn({ scopes })
    const kept = ada.sessionCookie
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { delayMs: 400 } })
    const slow = call(ada)
    await expect.poll(() => simulator.requests('/v1/me/top')).toHaveLength(1)
    await ada.act('POST', '/auth/sign-out')
    expect((await slow).setCookies).toEqual([])
    expect([...ada.cookies.keys()]).toEqual([])
    expect(await app.browser().worthOf(kept)).toEqual([false, 401])
  })

  test('in one browser leaves the others of the same account signed in', async ({ startApp }) => {
    const app = await startApp()
    const [desk, phone] = [await app.signIn({ scopes }), await app.signIn({ scopes })]
    await desk.act('POST', '/auth/sign-out')
    expect((await call(phone)).status).toBe(200)
  })
})

describe('its life', () => {
  test('ends after its idle time, to the second, and polling does not extend it', async ({ startApp }) => {
    const app = await startApp({ SESSION_IDLE_TTL: '1h' })
    const ada = await app.signIn({ scopes })
    for (let minute = 10; minute < 60; minute += 10) {
      app.clock.aheadMs = minute * 60_000
      expect(await ada.session()).toMatchObject({ authenticated: true })
    }
    app.clock.aheadMs = 3_600_000 - 2000
    expect(await ada.session()).toMatchObject({ authenticated: true })
    app.clock.aheadMs = 3_600_000
    expect(await app.browser().worthOf(ada.sessionCookie)).toEqual([false, 401])
  })

  test('is extended by use, and ends at its absolute end all the same', async ({ startApp }) => {
    const app = await startApp({ SESSION_IDLE_TTL: '1h', SESSION_MAX_TTL: '2h' })
    const ada = await app.signIn({ scopes })
    for (const minutes of [50, 100, 119]) {
      app.clock.aheadMs = minutes * 60_000
      expect((await call(ada)).status).toBe(200)
    }
    app.clock.aheadMs = 7_200_000
    expect(await app.browser().worthOf(ada.sessionCookie)).toEqual([false, 401])
  })

  test('is never longer than the grant’s six months', async ({ startApp }) => {
    const app = await startApp({ SESSION_IDLE_TTL: '3650d', SESSION_MAX_TTL: '3650d' })
    const ada = await app.signIn({ scopes })
    const { sessionExpiresAt, grantExpiresAt } = await ada.session()
    expect(sessionExpiresAt).toBe(grantExpiresAt)
    app.clock.aheadMs = Number(grantExpiresAt) - Date.now()
    expect(await app.browser().worthOf(ada.sessionCookie)).toEqual([false, 401])
  })
})
