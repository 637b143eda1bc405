import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { createBrowser, sessionCookie } from '../session/testing/browser.ts'
import { openDatabase } from '../store/sqlite-database.ts'
import { createSqliteSessions } from '../store/sqlite-sessions.ts'
import { begin, callbackPath, comeBack, createSignInApp } from './testing/sign-in-app.ts'

test('signing in again ends the session before, though its cookie does not come with the callback', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const first = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode('ada'), state: first.state })
  const old = browser.cookieHeader()
  const second = await begin(browser, '?scope=user-top-read')
  await comeBack(browser, { code: accounts.issueCode('ben'), state: second.state })
  expect(browser.cookieHeader()).not.toBe(old)
  expect((await browser.get('/me')).json()).toMatchObject({ id: 'ben' })
  expect((await app.inject({ url: '/me', headers: { cookie: old } })).statusCode).toBe(401)
})

test('a planted session cookie is not kept', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const attacker = createBrowser(app)
  const theirs = await begin(attacker)
  await comeBack(attacker, { code: accounts.issueCode('ben'), state: theirs.state })
  const planted = attacker.cookies.get(sessionCookie)
  if (planted) browser.cookies.set(sessionCookie, planted)
  const { state } = await begin(browser)
  await browser.get(callbackPath({ code: accounts.issueCode('ada'), state }))
  expect((await browser.get('/me')).json()).toMatchObject({ id: 'ada' })
  expect((await attacker.get('/me')).statusCode).toBe(401)
})

test.each([
  ['refuses the code', { status: 400, body: { error: 'invalid_grant' } }, 400, 'invalid-authorization-response'],
  ['does not accept the client', { status: 401, body: { error: 'invalid_client' } }, 503, 'client-misconfigured'],
  ['is down', { status: 502, body: 'no' }, 503, 'upstream-unavailable'],
  ['hangs up', 'hang-up', 503, 'upstream-unavailable'],
  ['answers nonsense', { status: 200, body: '<html>' }, 502, 'upstream-invalid'],
  ['answers an array', { status: 200, body: [] }, 502, 'upstream-invalid'],
] as const)(
  'a token endpoint that %s: a page that explains it, nothing stored, and a new sign-in works',
  async (_what, failure, status, problem) => {
    const { browser, accounts } = await createSignInApp()
    const { state } = await begin(browser, '?scope=user-top-read&returnTo=/top')
    const code = accounts.issueCode()
    accounts.failure = failure
    const response = await comeBack(browser, { code, state })
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(response.body).toContain(`/problems/${problem}`)
    expect(response.body).toContain('/auth/sign-in?')
    expect(response.body).not.toContain(code)
    expect(browser.cookies.size).toBe(0)
    accounts.failure = undefined
    expect((await comeBack(browser, { code, state })).statusCode).toBe(400)
    const again = await begin(browser)
    expect((await comeBack(browser, { code: accounts.issueCode(), state: again.state })).statusCode).toBe(302)
  },
)

test('a Web API that does not name the account does not stop the sign-in', async () => {
  const { app, browser, accounts } = await createSignInApp({ readAccount: async () => undefined })
  const { state } = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state })
  const account = (await browser.get('/me')).json()
  expect(account.displayName).toBe('Unknown account')
  const other = createBrowser(app)
  const second = await begin(other)
  await comeBack(other, { code: accounts.issueCode(), state: second.state })
  expect((await other.get('/me')).json().id).not.toBe(account.id)
})

test('the subject of the token answer is the account when the Web API does not name one', async () => {
  const { browser, accounts } = await createSignInApp({ readAccount: async () => undefined })
  const payload = Buffer.from(JSON.stringify({ sub: 'subject-7' })).toString('base64url')
  accounts.extra = { id_token: `eyJhbGciOiJub25lIn0.${payload}.` }
  const { state } = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state })
  expect((await browser.get('/me')).json()).toEqual({ id: 'subject-7', displayName: 'subject-7' })
})

test('a store that can’t be written: 503 before the code is sent, and the same answer works when it can', async () => {
  const database = openDatabase(join(temporaryFolder(), 'sessions.db'), 'FULL')
  const store = createSqliteSessions(database)
  onTestFinished(() => store.close())
  const { browser, accounts } = await createSignInApp({ store })
  const { state } = await begin(browser)
  const parameters = { code: accounts.issueCode(), state }
  database.exec('PRAGMA query_only = ON')
  const response = await comeBack(browser, parameters)
  expect(response.statusCode).toBe(503)
  expect(response.headers['retry-after']).toBe('2')
  expect(accounts.calls).toEqual([])
  database.exec('PRAGMA query_only = OFF')
  expect((await comeBack(browser, parameters)).statusCode).toBe(302)
})
