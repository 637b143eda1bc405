import { request } from 'node:http'
import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startAccountsServer } from './testing/accounts-server.ts'
import { createSessionApp, createSignedInApp } from './testing/session-routes.ts'
import { inParallel, listen } from './testing/test-app.ts'

const hour = 3_600_000

const connections = (app: FastifyInstance) => promisify(app.server.getConnections.bind(app.server))()

test('shortly before the end one request starts the refresh, and all use the old token without waiting', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  const { accessToken: old } = (await browser.get('/token')).json()
  clock.now += hour - 60_000
  const held = accounts.holdNext()
  const answers = await inParallel(10, () => browser.get('/token'))
  expect(answers.map((answer) => answer.json().accessToken)).toEqual(Array(10).fill(old))
  await held.arrived
  held.release()
  await vi.waitUntil(async () => (await browser.get('/token')).json().accessToken !== old)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('more than 60 s before the end nothing is refreshed', async () => {
  const { accounts, clock, browser, app } = await createSignedInApp()
  clock.now += hour - 60_001
  await browser.get('/token')
  await app.close()
  expect(accounts.calls).toEqual([])
})

test('without a refresh token in the answer the old one stays; a new one replaces it', async () => {
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

test('a new token set is stored before any request uses it', async () => {
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

test('closing the app waits for a refresh under way', async () => {
  const { app, accounts, clock, browser, store, id } = await createSignedInApp()
  clock.now += hour - 30_000
  const held = accounts.holdNext()
  await browser.get('/token')
  await held.arrived
  const before = await store.read(id)
  const closing = app.close().then(() => store.read(id))
  for (let turn = 0; turn < 20; turn += 1) await nextTurnOfTheLoop()
  held.release()
  expect(await closing).not.toEqual(before)
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

test('a refresh on demand ignores the age of the token, and is one for all requests at once', async () => {
  const { accounts, browser, clock } = await createSignedInApp()
  clock.now += 1000
  const answers = await inParallel(5, () => browser.post('/refresh'))
  for (const answer of answers) expect(answer.json()).toMatchObject({ accessTokenExpiresAt: clock.now + hour })
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a refresh on demand reports its failure, and a token that still works stays', async () => {
  const { accounts, browser } = await createSignedInApp()
  accounts.failure = 'hang-up'
  expect((await browser.post('/refresh')).json().code).toBe('upstream-unavailable')
  expect((await browser.get('/token')).statusCode).toBe(200)
  accounts.failure = undefined
  accounts.revoke()
  expect((await browser.post('/refresh')).json().code).toBe('reauthorization-required')
  expect((await browser.get('/token')).json().code).toBe('reauthorization-required')
})

test('a refresh that returns tokens of another account ends the session, and no request uses them', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  accounts.rotates = true
  accounts.switchAccount('ben')
  clock.now += hour
  const answers = await inParallel(10, () => browser.get('/token'))
  for (const answer of answers) expect(answer.json().code).toBe('reauthorization-required')
})

test('an account that the Web API does not name in time is no refusal', async () => {
  const readAccount = vi.fn(async () => undefined)
  const { accounts, clock, browser } = await createSignedInApp({ readAccount })
  accounts.rotates = true
  clock.now += hour
  expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  expect((await browser.get('/token')).json()).toMatchObject({ works: true })
  expect(readAccount).toHaveBeenCalledTimes(1)
})

test('a token set that a dead process stored unverified is verified before its use', async () => {
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
