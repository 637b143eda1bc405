import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { openDatabase } from '../store/sqlite-database.ts'
import { createSqliteSessions } from '../store/sqlite-sessions.ts'
import { createSignedInApp } from './testing/session-routes.ts'
import { inParallel } from './testing/test-app.ts'

const hour = 3_600_000

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

test('refused while the old token works: no second call, and the session ends with that token', async () => {
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

test('50 requests at once make one call of a token endpoint that fails', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.failure = { status: 503, body: 'busy' }
  clock.now += hour
  const answers = await inParallel(50, () => browser.get('/token'))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([503]))
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a request right after a failure waits for the backoff and then succeeds', async () => {
  const { accounts, clock, browser } = await createSignedInApp({ refreshBackoffMs: 50 })
  accounts.failure = 'hang-up'
  clock.now += hour
  await browser.get('/token')
  const waiting = inParallel(10, () => browser.get('/token'))
  accounts.failure = undefined
  expect((await waiting).map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
  expect(accounts.callsOf('refresh_token')).toBe(2)
})

test('the Retry-After of the authorization server is kept and passed on', async () => {
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

test('wrong client credentials: 503, one error line in the log, and the session stays', async () => {
  const { accounts, clock, browser, log } = await createSignedInApp()
  accounts.failure = { status: 400, body: { error: 'invalid_client', error_description: 'Invalid client secret' } }
  clock.now += hour
  const answers = await inParallel(20, () => browser.get('/token'))
  for (const answer of answers) {
    expect(answer.statusCode).toBe(503)
    expect(answer.json().code).toBe('client-misconfigured')
    expect(answer.headers['retry-after']).toBe('30')
  }
  expect((await browser.get('/token')).statusCode).toBe(503)
  expect(log.filter(({ level }) => level === 50)).toHaveLength(1)
  clock.now += 60_000
  expect((await browser.get('/token')).statusCode).toBe(503)
  expect(log.filter(({ level }) => level === 50)).toHaveLength(2)
  accounts.failure = undefined
  expect((await browser.get('/token')).statusCode).toBe(200)
})

test('a revoked grant ends the session once; the next 50 calls make no token call', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.revoke()
  clock.now += hour
  const answers = await inParallel(20, () => browser.get('/token'))
  for (let call = 0; call < 50; call += 1) answers.push(await browser.get(call % 2 ? '/token' : '/me'))
  for (const answer of answers) {
    expect(answer.statusCode).toBe(401)
    expect(answer.json().code).toBe('reauthorization-required')
  }
  expect(accounts.callsOf('refresh_token')).toBe(1)
  expect((await browser.get('/peek')).json()).toEqual({ found: false })
})

test('a token that the Web API rejects and the token endpoint refuses ends the session before its time', async () => {
  const { accounts, browser } = await createSignedInApp()
  const { accessToken } = (await browser.get('/token')).json()
  accounts.revoke()
  expect((await browser.get(`/token?rejected=${accessToken}`)).json().code).toBe('reauthorization-required')
  expect((await browser.get('/token')).json().code).toBe('reauthorization-required')
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a full disk is reported before the refresh token is spent', async () => {
  const database = openDatabase(join(temporaryFolder(), 'sessions.db'), 'FULL')
  const store = createSqliteSessions(database)
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
