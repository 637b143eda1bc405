import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { openSqliteStore } from '../store/sqlite-store.ts'
import { createSessionApp, createSignedInApp } from './testing/session-routes.ts'
import { inParallel, listen } from './testing/test-app.ts'

const hour = 3_600_000

/** As the test's own route answers. */
interface TokenAnswer {
  accessToken: string
  works: boolean
}

test('100 calls at once with an expired token make one refresh, and all are served', async () => {
  const { app, accounts, clock, cookie } = await createSignedInApp()
  accounts.rotates = true
  const origin = await listen(app)
  clock.now += hour
  const answers = await inParallel(100, async () => {
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

test('two instances on one store make one refresh', async () => {
  const path = join(temporaryFolder(), 'sessions.db')
  const [store, otherStore] = [openSqliteStore(path), openSqliteStore(path)]
  onTestFinished(async () => void (await Promise.all([store.close(), otherStore.close()])))
  const { app, accounts, clock, cookie, options } = await createSignedInApp({ store: store.sessions })
  accounts.rotates = true
  const { app: other } = await createSessionApp({ store: otherStore.sessions, keys: options.keys, clock, accounts })
  const origins = await Promise.all([listen(app), listen(other)])
  clock.now += hour
  const answers = await inParallel(25, () =>
    Promise.all(
      origins.map((origin) =>
        fetch(`${origin}/token`, { headers: { cookie } }).then((answer) => answer.json() as Promise<TokenAnswer>),
      ),
    ),
  )
  expect(answers.flat().every(({ works }) => works)).toBe(true)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a late request with the old token gets the new one without another refresh', async () => {
  const { accounts, clock, browser } = await createSignedInApp()
  const { accessToken: old } = (await browser.get('/token')).json()
  clock.now += hour
  const { accessToken: fresh } = (await browser.get('/token')).json()
  expect((await browser.get(`/token?rejected=${old}`)).json().accessToken).toBe(fresh)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})

test('a token that the Web API rejected is refreshed once, however many requests report it', async () => {
  const { accounts, browser } = await createSignedInApp()
  accounts.rotates = true
  const { accessToken } = (await browser.get('/token')).json()
  const answers = await inParallel(20, () => browser.get(`/token?rejected=${accessToken}`))
  expect(new Set(answers.map((answer) => answer.json().accessToken)).size).toBe(1)
  expect(answers[0]?.json()).toMatchObject({ works: true })
  expect(answers[0]?.json().accessToken).not.toBe(accessToken)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})
