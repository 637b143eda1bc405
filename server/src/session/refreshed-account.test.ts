import { expect, onTestFinished, test, vi } from 'vitest'
import { createSessionApp, createSignedInApp } from './testing/session-routes.ts'
import { inParallel } from './testing/test-app.ts'

const hour = 3_600_000

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
