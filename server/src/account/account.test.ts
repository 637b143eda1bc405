import { expect, test } from 'vitest'
import { createSignedInApp, type SignedInApp } from '../session/testing/session-routes.ts'
import { day, start, type TestAppOptions } from '../session/testing/test-app.ts'
import { accountRoutes, refreshesPerMinute } from './account.routes.ts'

const createAccountApp = (options: TestAppOptions = {}): Promise<SignedInApp> =>
  createSignedInApp({ ...options, routes: async (app, { provider }) => void app.register(accountRoutes, { provider }) })

test('the answer has the account, the grant and the ends, and never a token', async () => {
  const { browser, options } = await createAccountApp()
  const response = await browser.get('/api/session')
  expect(response.json()).toEqual({
    authenticated: true,
    account: { id: 'ada', displayName: 'ada!' },
    accountMark: expect.stringMatching(/^[\w-]{22}$/),
    grantedScopes: ['user-top-read'],
    requestedScopes: ['user-top-read'],
    withheldScopes: [],
    accessTokenObtainedAt: start,
    accessTokenExpiresAt: start + 3_600_000,
    grantedAt: start,
    grantExpiresAt: Date.parse('2027-07-15T12:00:00Z'),
    sessionExpiresAt: start + 7 * day,
    provider: options.provider,
    now: start,
  })
  expect(response.headers['cache-control']).toBe('no-store')
  expect(response.body).not.toMatch(/test_(access|refresh)/)
})

test('no session is an answer, not a failure', async () => {
  const { app, browser } = await createAccountApp()
  expect((await app.inject('/api/session')).json()).toEqual({ authenticated: false })
  await browser.post('/sign-out')
  expect((await browser.get('/api/session')).json()).toEqual({ authenticated: false })
})

test('polling does not extend the session, and sets no cookie', async () => {
  const { browser, clock } = await createAccountApp({ idleTtlMs: day })
  for (let minute = 1; minute < 24 * 60; minute += 30) {
    clock.now = start + minute * 60_000
    const response = await browser.get('/api/session')
    expect(response.json()).toMatchObject({ authenticated: true, sessionExpiresAt: start + day, now: clock.now })
    expect(response.headers).not.toHaveProperty('set-cookie')
  }
  clock.now = start + day
  expect((await browser.get('/api/session')).json()).toEqual({ authenticated: false })
})

test('a refresh on demand answers with the refreshed session', async () => {
  const { browser, clock, accounts } = await createAccountApp()
  clock.now += 1000
  const response = await browser.post('/auth/refresh')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({ authenticated: true, accessTokenExpiresAt: clock.now + 3_600_000 })
  expect(response.headers['cache-control']).toBe('no-store')
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a refresh needs proof of origin and a session', async () => {
  const { app, accounts, cookie } = await createAccountApp()
  const post = async (headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/auth/refresh', headers })).json().code
  expect(await post({ cookie })).toBe('csrf')
  expect(await post({ 'x-csrf': '1' })).toBe('sign-in-required')
  expect(accounts.calls).toEqual([])
})

test('the provider is told without a session', async () => {
  const { app, options } = await createAccountApp()
  expect((await app.inject('/api/provider')).json()).toEqual(options.provider)
})

test('a session that asks for refreshes again and again gets 429 with a time, and no other does', async () => {
  const { app, browser, accounts } = await createAccountApp()
  const statuses = []
  for (let nth = 0; nth < 3 * refreshesPerMinute; nth += 1)
    statuses.push((await browser.post('/auth/refresh')).statusCode)
  expect(statuses.filter((status) => status === 200)).toHaveLength(refreshesPerMinute)
  const refused = await browser.post('/auth/refresh')
  expect(refused.json()).toMatchObject({ status: 429, code: 'rate-limited', retryAfter: expect.any(Number) })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(accounts.callsOf('refresh_token')).toBe(refreshesPerMinute)
  expect((await app.inject({ method: 'POST', url: '/auth/refresh', headers: { 'x-csrf': '1' } })).statusCode).toBe(401)
})
