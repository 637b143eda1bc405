import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'
import { isRedisThere } from '../harness/redis-process.ts'
import { startRedis } from '../harness/redis-server.ts'
import { launch, startProcess } from '../harness/start-process.ts'
import { testPort } from '../harness/test-port.ts'

const scopes = ['user-top-read']
const call = (browser: Browser, offset = 0) => browser.call(`/me/top/tracks?limit=1&offset=${offset}`)

describe.runIf(isRedisThere)('a Redis', () => {
  test('that is down is 503 with Retry-After and ends no session; when it is back everything is as before', async ({
    startApp,
  }) => {
    const redis = await startRedis()
    const server = await startApp({ SESSION_STORE: redis.url })
    const [ada, ben] = [await server.signIn({ scopes }), await server.signIn({ scopes, account: 'ben' })]
    const begun = server.browser()
    const response = await begun.visitConsent(await begun.begin({ scopes, returnTo: '/player' }), { account: 'cleo' })
    await redis.stop('SIGKILL')
    const visits = [call(ada), ada.get('/api/session'), ben.act('POST', '/auth/refresh')]
    for (const answer of await Promise.all([...visits, begun.comeBack(response)])) {
      expect([answer.status, Number(answer.headers['retry-after'])]).toEqual([503, expect.any(Number)])
      expect(answer.text).toContain('store-unavailable')
      expect(answer.setCookies).toEqual([])
    }
    expect((await ada.get('/readyz')).status).toBe(503)
    expect((await ada.get('/healthz')).status).toBe(200)

    await redis.start()
    await expect.poll(async () => (await ada.get('/readyz')).status).toBe(200)
    for (const browser of [ada, ben]) expect((await call(browser)).status).toBe(200)
    expect((await begun.comeBack(response)).location).toBe('/player')
    expect(server.log.filter((line) => line.includes('"store-lost"'))).toHaveLength(1)
    expect(server.log.filter((line) => line.includes('"store-back"'))).toHaveLength(1)
  })

  test('that is down does not keep anybody from signing out', async ({ startApp }) => {
    const redis = await startRedis()
    const server = await startApp({ SESSION_STORE: redis.url })
    const ada = await server.signIn({ scopes })
    const { sessionCookie } = ada
    await redis.stop('SIGKILL')
    expect((await ada.act('POST', '/auth/sign-out')).status).toBe(204)
    expect([ada.sessionCookie, await ada.session()]).toEqual(['', { authenticated: false }])
    await redis.start()
    await expect.poll(async () => (await ada.get('/readyz')).status).toBe(200)
    expect(await server.browser().worthOf(sessionCookie)).toEqual([false, 401])
    await expect.poll(() => server.log.some((line) => line.includes('"session-ended"'))).toBe(true)
  })

  test('that goes while a refresh is under way loses no rotated token', async ({ startApp, simulator }) => {
    await simulator.settings({ rotateRefreshTokens: true })
    const redis = await startRedis()
    const server = await startApp({ SESSION_STORE: redis.url })
    const ada = await server.signIn({ scopes })
    await simulator.expireTokens()
    await simulator.tokenFault({ delayMs: 500 }, 1)
    const waiting = call(ada)
    await expect.poll(() => simulator.requests('/api/token')).toHaveLength(2)
    await redis.stop('SIGKILL')
    expect((await waiting).status).toBe(503)
    await redis.start()
    await expect.poll(async () => (await ada.get('/readyz')).status).toBe(200)
    for (const offset of [1, 2, 3]) expect((await call(ada, offset)).status).toBe(200)
    expect(await simulator.tokenCalls('refresh_token')).toBe(1)
    expect(await simulator.grants()).toMatchObject([{ revoked: false }])
  })

  test('that is not there at the start is waited for, unready', async ({ simulator }) => {
    const redis = await startRedis()
    await redis.stop()
    const settings = { ...settingsFor(simulator.origin), SESSION_STORE: redis.url, PORT: String(await testPort()) }
    const server = launch(settings)
    const answer = () =>
      server
        .browser()
        .get('/readyz')
        .catch(() => undefined)
    await expect.poll(async () => (await answer())?.status).toBe(503)
    await redis.start()
    await server.ready()
  })

  test('that refuses us at the start stops it with the reason, and without the password', async ({ simulator }) => {
    const { port } = await startRedis('--requirepass', 'the-right-one')
    const store = `redis://:hunter2@127.0.0.1:${port}`
    const server = launch({ ...settingsFor(simulator.origin), SESSION_STORE: store, PORT: '0' })
    expect(await server.ended).toEqual({ code: 1, signal: null })
    expect(server.output).toMatch(/Scopedeck can’t start.*SESSION_STORE.*WRONGPASS/s)
    expect(server.output).not.toMatch(/hunter2|\n\s+at /)
  })

  test('that asks for a password is used with it, and it is said nowhere', async ({ simulator }) => {
    const { port } = await startRedis('--requirepass', 'hunter2')
    const store = `redis://:hunter2@127.0.0.1:${port}/1?prefix=deck:`
    const server = await startProcess({ ...settingsFor(simulator.origin), SESSION_STORE: store, LOG_LEVEL: 'trace' })
    const ada = await server.signIn({ scopes })
    expect((await call(ada)).status).toBe(200)
    await server.end()
    expect(server.output).toContain(`in Redis at redis://127.0.0.1:${port}/1?prefix=deck:`)
    expect(server.output).not.toContain('hunter2')
    server.leakDetector.assertNoLeaks()
  })
})
