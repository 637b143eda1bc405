import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import Fastify from 'fastify'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { createMemorySessions } from '../store/memory-store.ts'
import { isLive } from '../store/session-store.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { storeUnavailable } from '../store/store.ts'
import { createSweep } from './session-records.ts'
import { createBrowser, sessionCookie } from './testing/browser.ts'
import { createSessionApp, createSignedInApp } from './testing/session-routes.ts'
import { day, start } from './testing/test-app.ts'

const minute = 60_000

test('signing in creates a new session, whatever the cookie, and ends the one before', async () => {
  const { app, browser, cookie } = await createSignedInApp()
  await browser.post('/start')
  expect(browser.cookieHeader()).not.toBe(cookie)
  expect((await browser.get('/me')).json()).toEqual({ id: 'ada', displayName: 'ada!' })
  expect((await app.inject({ url: '/me', headers: { cookie } })).json().code).toBe('sign-in-required')
})

test('a planted cookie is not kept, nor is anything in it', async () => {
  const { app } = await createSignedInApp()
  const planted = app.createSecureSession({ id: 'A'.repeat(43), key: 'A'.repeat(43), createdAt: 1, admin: true })
  const browser = createBrowser(app)
  browser.cookies.set(sessionCookie, { value: encodeURIComponent(app.encodeSecureSession(planted)), attributes: '' })
  await browser.post('/start')
  const data = app
    .decodeSecureSession(decodeURIComponent(browser.cookieHeader().slice(`${sessionCookie}=`.length)))
    ?.data()
  expect(data).toMatchObject({ createdAt: start })
  expect(data).not.toHaveProperty('admin')
  expect(JSON.stringify(data)).not.toContain('AAAA')
})

test('neither the store nor the cookie alone opens a session', async () => {
  const { store, id, cookie, options, accounts } = await createSignedInApp()
  const row = await store.read(id)
  expect(Buffer.from(row?.ended ? [] : (row?.body ?? [])).toString('latin1')).not.toMatch(
    /test_access|test_refresh|ada/,
  )
  expect(row?.account).not.toContain('ada')
  // The same row, found with the same id but another key.
  const { app } = await createSessionApp({ store, keys: options.keys, accounts })
  const data = app.decodeSecureSession(decodeURIComponent(cookie.slice(`${sessionCookie}=`.length)))?.data() ?? {}
  const otherKey = app.encodeSecureSession(app.createSecureSession({ ...data, key: 'A'.repeat(43) }))
  const headers = { cookie: app.serializeCookie(sessionCookie, otherKey) }
  expect((await app.inject({ url: '/me', headers })).json().code).toBe('sign-in-required')
})

test('signing out ends the session on the server: the old cookie is worth nothing, and signing out twice is fine', async () => {
  const { app, browser, cookie, id, store } = await createSignedInApp()
  expect((await browser.post('/sign-out')).statusCode).toBe(200)
  expect(browser.cookieHeader()).toBe('')
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
  expect(await store.read(id)).toMatchObject({ ended: 'signed-out' })
  expect((await browser.post('/sign-out')).statusCode).toBe(200)
  expect((await app.inject({ method: 'POST', url: '/sign-out', headers: { cookie } })).statusCode).toBe(200)
})

test('the idle end is exact, and use moves it', async () => {
  const { browser, clock } = await createSignedInApp({ idleTtlMs: 7 * day })
  clock.now += 7 * day - 1
  expect((await browser.get('/me')).statusCode).toBe(200)
  clock.now += 7 * day - 1
  expect((await browser.get('/me')).statusCode).toBe(200)
  clock.now += 7 * day
  expect((await browser.get('/me')).json().code).toBe('sign-in-required')
})

test('short idle times are measured more exactly', async () => {
  const { browser, clock } = await createSignedInApp({ idleTtlMs: 10 * minute })
  clock.now += 6000
  expect((await browser.get('/me')).statusCode).toBe(200)
  clock.now += 10 * minute - 1
  expect((await browser.get('/me')).statusCode).toBe(200)
})

test('looking up the session does not extend it', async () => {
  const { browser, clock } = await createSignedInApp({ idleTtlMs: day })
  for (let hour = 1; hour < 24; hour += 1) {
    clock.now = start + (hour * day) / 24
    expect((await browser.get('/peek')).json()).toEqual({ found: true })
  }
  clock.now = start + day
  expect((await browser.get('/peek')).json()).toEqual({ found: false })
})

test('the use of a session is stored at most once a minute', async () => {
  const store = createMemorySessions()
  const touch = vi.spyOn(store, 'touch')
  const { browser, clock } = await createSignedInApp({ store })
  for (let second = 0; second < 180; second += 10) {
    clock.now = start + second * 1000
    await browser.get('/me')
  }
  expect(touch).toHaveBeenCalledTimes(2)
})

test('the absolute end is exact, however much the session is used', async () => {
  const { browser, clock } = await createSignedInApp({ maxTtlMs: 10 * day })
  for (let hour = 1; hour < 240; hour += 24) {
    clock.now = start + (hour * day) / 24
    expect((await browser.get('/me')).statusCode).toBe(200)
  }
  clock.now = start + 10 * day - 1
  expect((await browser.get('/me')).statusCode).toBe(200)
  clock.now = start + 10 * day
  expect((await browser.get('/me')).json().code).toBe('sign-in-required')
})

test('no session outlives the grant’s six months', async () => {
  const { browser, clock } = await createSignedInApp({ maxTtlMs: 1000 * day, idleTtlMs: 1000 * day })
  const grantEndsAt = Date.parse('2027-07-15T12:00:00Z')
  expect((await browser.get('/view')).json()).toMatchObject({
    grantExpiresAt: grantEndsAt,
    sessionExpiresAt: grantEndsAt,
  })
  clock.now = grantEndsAt - 1
  expect((await browser.get('/me')).statusCode).toBe(200)
  clock.now = grantEndsAt
  expect((await browser.get('/me')).statusCode).toBe(401)
})

test('six months after the 31st end on the last day of a shorter month', async () => {
  const clock = { now: Date.parse('2027-08-31T12:00:00Z') }
  const { browser } = await createSignedInApp({ clock })
  expect((await browser.get('/view')).json().grantExpiresAt).toBe(Date.parse('2028-02-29T12:00:00Z'))
})

test('the view has both ends and no token', async () => {
  const { browser, options } = await createSignedInApp()
  const response = await browser.get('/view')
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
  expect(response.body).not.toMatch(/test_(access|refresh)/)
})

test('a restart keeps sessions', async () => {
  const path = join(temporaryFolder(), 'sessions.db')
  const before = openSqliteStore(path)
  const { cookie, options, app } = await createSignedInApp({ store: before.sessions })
  await app.close()
  await before.close()
  const store = openSqliteStore(path)
  onTestFinished(() => store.close())
  const { app: restarted } = await createSessionApp({ store: store.sessions, keys: options.keys })
  expect((await restarted.inject({ url: '/me', headers: { cookie } })).json()).toMatchObject({ id: 'ada' })
})

test('a store that can’t be asked is 503 with a time, not a sign-out', async () => {
  const store = openSqliteStore(join(temporaryFolder(), 'sessions.db'))
  const { app, browser, cookie } = await createSignedInApp({ store: store.sessions })
  await store.close()
  for (const [method, url] of [
    ['GET', '/me'],
    ['GET', '/peek'],
    ['GET', '/token'],
    ['POST', '/refresh'],
  ] as const) {
    const response = await app.inject({ method, url, headers: { cookie, 'x-csrf': '1' } })
    expect(response.statusCode, url).toBe(503)
    expect(response.json().code).toBe('store-unavailable')
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expect(response.headers['set-cookie']).toBeUndefined()
  }
  expect((await browser.post('/start')).statusCode).toBe(503)
  expect(browser.cookieHeader()).toBe(cookie)
})

describe('signing out while the store takes no writes', () => {
  /** A store that refuses writes while `isLocked`. */
  async function signOutLocked() {
    const store = createMemorySessions()
    const state = { isLocked: true }
    const { end } = store
    store.end = async (...ending) => {
      if (state.isLocked) throw storeUnavailable(new Error('The file is locked.'))
      return end(...ending)
    }
    const signedIn = await createSignedInApp({ store })
    const answer = await signedIn.browser.post('/sign-out')
    return { ...signedIn, state, answer, stored: () => store.read(signedIn.id) }
  }

  test('clears the cookie, and a copy of it is worth nothing from then on', async () => {
    const { app, answer, browser, cookie, stored } = await signOutLocked()
    expect([answer.statusCode, browser.cookieHeader()]).toEqual([200, ''])
    expect(isLive(await stored())).toBe(true)
    for (const url of ['/me', '/token']) {
      const { statusCode, json } = await app.inject({ url, headers: { cookie } })
      expect([statusCode, json().code]).toEqual([401, 'sign-in-required'])
    }
  })

  test('ends the session in the store as soon as the store takes writes', async () => {
    const { state, stored } = await signOutLocked()
    state.isLocked = false
    await expect.poll(stored).toMatchObject({ ended: 'signed-out' })
  })
})

test('a use that can’t be stored does not stop a request that only reads', async () => {
  const path = join(temporaryFolder(), 'sessions.db')
  const store = openSqliteStore(path)
  onTestFinished(() => store.close())
  const { browser, clock, log } = await createSignedInApp({ store: store.sessions })
  const locker = new DatabaseSync(path)
  locker.exec('BEGIN IMMEDIATE')
  clock.now += minute
  expect((await browser.get('/me')).statusCode).toBe(200)
  await expect.poll(() => log.map(({ msg }) => msg)).toEqual(['the use of a session could not be noted'])
  locker.exec('ROLLBACK')
  locker.close()
})

test('a session that is over is swept', async () => {
  const store = createMemorySessions()
  const { clock, id } = await createSignedInApp({
    store,
    sweepEveryMs: 5,
    idleTtlMs: day,
    maxTtlMs: 2 * day,
  })
  clock.now += day
  await vi.waitUntil(async () => (await store.read(id))?.ended === 'idle', { interval: 2 })
  clock.now += day
  await vi.waitUntil(async () => (await store.read(id)) === undefined, { interval: 2 })
})

test('a sweep that fails is logged, and the next one runs', async () => {
  const store = createMemorySessions()
  const sweep = vi.spyOn(store, 'sweep').mockRejectedValueOnce(new Error('disk full'))
  const { log } = await createSignedInApp({ store, sweepEveryMs: 5 })
  await vi.waitUntil(() => sweep.mock.calls.length >= 2, { interval: 2 })
  expect(log).toMatchObject([{ level: 40, error: { message: 'disk full' } }])
})

test('a clock that leaps ahead ends no session; the next sweep does, if the clock stays there', async () => {
  const store = createMemorySessions()
  const sweeping = vi.spyOn(store, 'sweep')
  const clock = { now: 0 }
  const sweep = createSweep({ store, log: Fastify().log, now: () => clock.now, idleTtlMs: 1000, everyMs: 100 })
  const after = async (ms: number) => {
    clock.now += ms
    await sweep()
    return sweeping.mock.calls.length
  }
  expect(await after(100)).toBe(1)
  expect(await after(1_000_000)).toBe(1)
  expect(await after(-1_000_000)).toBe(2)
  expect(await after(1_000_000)).toBe(2)
  expect(await after(100)).toBe(3)
})
