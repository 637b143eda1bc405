import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from './sqlite-database.ts'
import { createSqliteStore, openSqliteStore } from './sqlite-store.ts'
import { startAccountsServer } from './testing/accounts-server.ts'
import { createSessionApp, createSignedInApp } from './testing/session-routes.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const hour = 3_600_000

/** As the test's own route answers. */
interface TokenAnswer {
  accessToken: string
  works: boolean
}

async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

const connections = (app: FastifyInstance) => promisify(app.server.getConnections.bind(app.server))()

const times = <Result>(count: number, act: () => Promise<Result>) => Promise.all(Array.from({ length: count }, act))

test('100 calls at once with an expired token make one refresh, and all are served', async () => {
  const { app, accounts, clock, cookie } = await createSignedInApp()
  accounts.rotates = true
  const origin = await listen(app)
  clock.now += hour
  const answers = await times(100, async () => {
    const response = await fetch(`${origin}/token`, { headers: { cookie } })
    return { status: response.status, body: (await response.json()) as TokenAnswer }
  })
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200))
  expect(new Set(answers.map(({ body }) => body.accessToken)).size).toBe(1)
  expect(answers.every(({ body }) => body.works)).toBe(true)
  expect(accounts.callsOf('refresh_token')).toBe(1)
  clock.now += hour
  expect((await fetch(`${origin}/token`, { headers: { cookie } })).status).toBe(200)
})

test('two instances on one store: still one refresh', async () => {
  const path = join(temporaryFolder(), 'sessions.db')
  const [store, otherStore] = [openSqliteStore(path), openSqliteStore(path)]
  onTestFinished(async () => void (await Promise.all([store.close(), otherStore.close()])))
  const { app, accounts, clock, cookie, options } = await createSignedInApp({ store })
  accounts.rotates = true
  const { app: other } = await createSessionApp({ store: otherStore, keys: options.keys, clock, accounts })
  const origins = await Promise.all([listen(app), listen(other)])
  clock.now += hour
  const answers = await times(25, () =>
    Promise.all(
      origins.map((origin) =>
        fetch(`${origin}/token`, { headers: { cookie } }).then((answer) => answer.json() as Promise<TokenAnswer>),
      ),
    ),
  )
  expect(answers.flat().every(({ works }) => works)).toBe(true)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('who comes late with what they held before gets the new token, without another refresh', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  const { accessToken: old } = (await browser.get('/token')).json()
  clock.now += hour
  const { accessToken: fresh } = (await browser.get('/token')).json()
  expect((await browser.get(`/token?rejected=${old}`)).json().accessToken).toBe(fresh)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a token that the Web API rejected is refreshed once, however many say so', async () => {
  const { accounts, browser } = await createSignedInApp()
  accounts.rotates = true
  const { accessToken } = (await browser.get('/token')).json()
  const answers = await times(20, () => browser.get(`/token?rejected=${accessToken}`))
  expect(new Set(answers.map((answer) => answer.json().accessToken)).size).toBe(1)
  expect(answers[0]?.json()).toMatchObject({ works: true })
  expect(answers[0]?.json().accessToken).not.toBe(accessToken)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('early: one refreshes, the rest go on with the old token and wait for nobody', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  const { accessToken: old } = (await browser.get('/token')).json()
  clock.now += hour - 60_000
  const held = accounts.holdNext()
  const answers = await times(10, () => browser.get('/token'))
  expect(answers.map((answer) => answer.json().accessToken)).toEqual(Array(10).fill(old))
  await held.arrived
  held.release()
  await vi.waitUntil(async () => (await browser.get('/token')).json().accessToken !== old)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a minute and a bit before the end nothing is refreshed', async () => {
  const { accounts, clock, browser, app } = await createSignedInApp()
  clock.now += hour - 60_001
  await browser.get('/token')
  await app.close()
  expect(accounts.calls).toEqual([])
})

test.each([
  ['fails', { status: 503, body: 'busy' }],
  ['answers nonsense', { status: 200, body: '<html>' }],
  ['hangs up', 'hang-up'],
  ['does not accept the client', { status: 400, body: { error: 'invalid_client' } }],
  ['refuses', { status: 400, body: { error: 'invalid_grant' } }],
] as const)('while the old token lives, a token endpoint that %s is not felt', async (_what, failure) => {
  const { accounts, clock, browser } = await createSignedInApp()
  const { accessToken: old } = (await browser.get('/token')).json()
  accounts.failure = failure
  clock.now += hour - 30_000
  for (let call = 0; call < 5; call += 1) {
    const response = await browser.get('/token')
    expect(response.statusCode).toBe(200)
    expect(response.json().accessToken).toBe(old)
  }
  await vi.waitUntil(() => accounts.callsOf('refresh_token') > 0)
  expect((await browser.get('/me')).statusCode).toBe(200)
})

test('refused while the old token lives: it is not asked again, and ends with that token', async () => {
  const { accounts, clock, browser, store, id } = await createSignedInApp()
  accounts.revoke()
  clock.now += hour - 30_000
  await browser.get('/token')
  await vi.waitUntil(() => accounts.callsOf('refresh_token') === 1)
  for (let call = 0; call < 20; call += 1) expect((await browser.get('/token')).statusCode).toBe(200)
  clock.now += 30_000
  expect((await browser.get('/token')).json().code).toBe('reauthorization-required')
  expect(await store.read(id)).toMatchObject({ ended: 'reauthorization-required' })
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test.each([
  ['fails', { status: 503, body: 'busy' }],
  ['answers nonsense', { status: 200, body: '<html>' }],
  ['hangs up', 'hang-up'],
  ['has trouble of its own', { status: 400, body: { error: 'server_error' } }],
  ['speaks of something else', { status: 400, body: { error: 'unsupported_grant_type' } }],
] as const)(
  'when the old token is dead, a token endpoint that %s is 503, and all is well after it',
  async (_what, failure) => {
    const { accounts, clock, browser } = await createSignedInApp()
    accounts.failure = failure
    clock.now += hour
    const response = await browser.get('/token')
    expect(response.statusCode).toBe(503)
    expect(response.json().code).toBe('upstream-unavailable')
    expect(response.headers['retry-after']).toBe('1')
    expect((await browser.get('/me')).statusCode).toBe(200)
    accounts.failure = undefined
    expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  },
)

test('a crowd before a dead token endpoint makes one call', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.failure = { status: 503, body: 'busy' }
  clock.now += hour
  const answers = await times(50, () => browser.get('/token'))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([503]))
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('who asks right after a failure waits a moment, and is served when the trouble is over', async () => {
  const { accounts, clock, browser } = await createSignedInApp({ pauseMs: 50 })
  accounts.failure = 'hang-up'
  clock.now += hour
  await browser.get('/token')
  const waiting = times(10, () => browser.get('/token'))
  accounts.failure = undefined
  expect((await waiting).map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
  expect(accounts.callsOf('refresh_token')).toBe(2)
})

test('a time that the authorization server asked for is kept, and passed on', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.failure = { status: 429, body: {}, headers: { 'retry-after': '30' } }
  clock.now += hour
  expect((await browser.get('/token')).headers['retry-after']).toBe('30')
  accounts.failure = undefined
  clock.now += 10_000
  expect((await browser.get('/token')).headers['retry-after']).toBe('20')
  expect(accounts.callsOf('refresh_token')).toBe(1)
  clock.now += 20_000
  expect((await browser.get('/token')).statusCode).toBe(200)
})

test('wrong client credentials: 503, one loud line, nobody is signed out', async () => {
  const { accounts, clock, browser, log } = await createSignedInApp()
  accounts.failure = { status: 400, body: { error: 'invalid_client', error_description: 'Invalid client secret' } }
  clock.now += hour
  const answers = await times(20, () => browser.get('/token'))
  for (const answer of answers) {
    expect(answer.statusCode).toBe(503)
    expect(answer.json().code).toBe('client-misconfigured')
    expect(answer.headers['retry-after']).toBe('30')
  }
  expect(log.filter(({ level }) => level === 50)).toHaveLength(1)
  accounts.failure = undefined
  expect((await browser.get('/token')).statusCode).toBe(200)
})

test('a revoked grant ends the session once; the next 50 calls make no token call', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.revoke()
  clock.now += hour
  const crowd = await times(20, () => browser.get('/token'))
  for (let call = 0; call < 50; call += 1) crowd.push(await browser.get(call % 2 ? '/token' : '/me'))
  for (const answer of crowd) {
    expect(answer.statusCode).toBe(401)
    expect(answer.json().code).toBe('reauthorization-required')
  }
  expect(accounts.callsOf('refresh_token')).toBe(1)
  expect((await browser.get('/peek')).json()).toEqual({ found: false })
})

test('rejected by the Web API and refused by the token endpoint: that is the end, before the clock says so', async () => {
  const { accounts, browser } = await createSignedInApp()
  const { accessToken } = (await browser.get('/token')).json()
  accounts.revoke()
  expect((await browser.get(`/token?rejected=${accessToken}`)).json().code).toBe('reauthorization-required')
  expect((await browser.get('/token')).json().code).toBe('reauthorization-required')
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('no refresh token in the answer: the old one stays; a new one: it is used from then on', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  const sent = () => accounts.calls.map(({ form }) => form.get('refresh_token'))
  for (let refresh = 0; refresh < 2; refresh += 1) {
    clock.now += hour
    await browser.get('/token')
  }
  expect(sent()[1]).toBe(sent()[0])
  accounts.rotates = true
  for (let refresh = 0; refresh < 2; refresh += 1) {
    clock.now += hour
    expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  }
  expect(sent()[2]).toBe(sent()[0])
  expect(sent()[3]).not.toBe(sent()[2])
})

test('a new token set is stored before anyone uses it', async () => {
  const { accounts, clock, browser, store } = await createSignedInApp()
  accounts.rotates = true
  const order: string[] = []
  const update = store.update
  vi.spyOn(store, 'update').mockImplementation(async (id, change) => {
    const result = await update(id, change)
    order.push('stored')
    return result
  })
  clock.now += hour
  await browser.get('/token').then(() => order.push('used'))
  expect(order[0]).toBe('stored')
  expect(order.at(-1)).toBe('used')
})

test('signing out during a refresh wins', async () => {
  const { app, accounts, clock, browser, cookie, store, id } = await createSignedInApp()
  accounts.rotates = true
  clock.now += hour
  const held = accounts.holdNext()
  const waiting = app.inject({ url: '/token', headers: { cookie } })
  await held.arrived
  expect((await browser.post('/sign-out')).statusCode).toBe(200)
  held.release()
  expect((await waiting).json().code).toBe('sign-in-required')
  expect((await waiting).headers['set-cookie']).toBeUndefined()
  expect(await store.read(id)).toMatchObject({ ended: 'signed-out' })
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
})

test('a refresh is not aborted with the request that began it', async () => {
  const { app, accounts, clock, browser, cookie } = await createSignedInApp()
  accounts.rotates = true
  const origin = await listen(app)
  clock.now += hour
  const held = accounts.holdNext()
  const leaving = request(`${origin}/token`, { headers: { cookie } }).end()
  leaving.on('error', () => {})
  await held.arrived
  leaving.destroy()
  await vi.waitUntil(() => connections(app).then((count) => count === 0))
  held.release()
  expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('closing waits for a refresh under way', async () => {
  const { app, accounts, clock, browser, store, id } = await createSignedInApp()
  const before = await store.read(id)
  clock.now += hour - 30_000
  const held = accounts.holdNext()
  await browser.get('/token')
  await held.arrived
  const closing = app.close()
  held.release()
  await closing
  expect(await store.read(id)).not.toEqual(before)
})

test('tokens that live five seconds are refreshed when due and not in a loop', async () => {
  const accounts = await startAccountsServer()
  accounts.accessTokenTtl = 5
  const { clock, browser } = await createSignedInApp({ accounts })
  for (let second = 0; second < 20; second += 1) {
    for (let call = 0; call < 5; call += 1) expect((await browser.get('/token')).json()).toMatchObject({ works: true })
    clock.now += 1000
  }
  expect(accounts.callsOf('refresh_token')).toBeLessThanOrEqual(5)
  expect(accounts.callsOf('refresh_token')).toBeGreaterThanOrEqual(3)
})

test('a refresh that brings another account’s tokens ends the session, and nobody uses them', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.rotates = true
  accounts.switchAccount('ben')
  clock.now += hour
  const answers = await times(10, () => browser.get('/token'))
  for (const answer of answers) expect(answer.json().code).toBe('reauthorization-required')
})

test('an account that can’t be asked for is no refusal', async () => {
  const readAccount = vi.fn(() => Promise.reject(new Error('the Web API is down')))
  const { accounts, clock, browser } = await createSignedInApp({ readAccount })
  accounts.rotates = true
  clock.now += hour
  expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  expect(readAccount).toHaveBeenCalledTimes(1)
})

test('what was stored unverified by a process that died is verified before its use', async () => {
  const whose = Promise.withResolvers<undefined>()
  const dead = await createSignedInApp({ readAccount: () => whose.promise })
  onTestFinished(() => whose.resolve(undefined))
  const { accounts, clock, store, options, cookie } = dead
  accounts.rotates = true
  accounts.switchAccount('ben')
  clock.now += hour
  const before = await store.read(dead.id)
  void dead.app.inject({ url: '/token', headers: { cookie } })
  await vi.waitUntil(async () => (await store.read(dead.id)) !== before)
  const { app } = await createSessionApp({ store, clock, accounts, keys: options.keys })
  expect((await app.inject({ url: '/token', headers: { cookie } })).json().code).toBe('reauthorization-required')
})

test('refreshing on demand does it whatever the age, once for all who ask together', async () => {
  const { accounts, browser, clock } = await createSignedInApp()
  clock.now += 1000
  const answers = await times(5, () => browser.post('/refresh'))
  for (const answer of answers) expect(answer.json()).toMatchObject({ accessTokenExpiresAt: clock.now + hour })
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('refreshing on demand says what went wrong, and keeps what still works', async () => {
  const { accounts, browser } = await createSignedInApp()
  accounts.failure = 'hang-up'
  expect((await browser.post('/refresh')).json().code).toBe('upstream-unavailable')
  expect((await browser.get('/token')).statusCode).toBe(200)
  accounts.failure = undefined
  accounts.revoke()
  expect((await browser.post('/refresh')).json().code).toBe('reauthorization-required')
  expect((await browser.get('/token')).json().code).toBe('reauthorization-required')
})

test('a full disk is told before the refresh token is spent', async () => {
  const database = openDatabase(join(temporaryFolder(), 'sessions.db'))
  const store = createSqliteStore(database)
  onTestFinished(() => store.close())
  const { accounts, clock, browser } = await createSignedInApp({ store })
  accounts.rotates = true
  clock.now += hour
  database.exec('PRAGMA query_only = ON')
  const response = await browser.get('/token')
  expect(response.json().code).toBe('store-unavailable')
  expect(accounts.calls).toEqual([])
  database.exec('PRAGMA query_only = OFF')
  expect((await browser.get('/token')).json()).toMatchObject({ works: true })
})
