import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { scopes } from '../../contract/scopes.ts'
import { openDatabase } from '../session/sqlite-database.ts'
import { createSqliteStore } from '../session/sqlite-store.ts'
import { createBrowser } from '../session/testing/browser.ts'
import { temporaryFolder } from '../session/testing/temporary-folder.ts'
import { begin, callbackPath, comeBack, createSignInApp } from './testing/sign-in-app.ts'

test('approved: the code is redeemed with its verifier, and the browser is signed in where it wanted to go', async () => {
  const { browser, accounts } = await createSignInApp()
  const { state, url } = await begin(browser, '?scope=user-top-read&returnTo=/top?range=short%23first')
  const code = accounts.issueCode('ada')
  const response = await comeBack(browser, { code, state })
  expect(response.statusCode).toBe(302)
  expect(response.headers.location).toBe('/top?range=short#first')
  expect([...browser.cookies.keys()]).toEqual(['session'])
  expect((await browser.get('/me')).json()).toEqual({ id: 'ada', displayName: 'ada!' })
  const [{ form, authorization } = { form: new URLSearchParams(), authorization: '' }] = accounts.calls
  expect(form.get('code')).toBe(code)
  expect(form.get('redirect_uri')).toBe('http://127.0.0.1:8888/auth/callback')
  const verifier = form.get('code_verifier') ?? ''
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(url.searchParams.get('code_challenge'))
  expect(authorization).toMatch(/^Basic /)
})

test('what is granted is what the answer says; where it says nothing, what was asked', async () => {
  const { browser, accounts } = await createSignInApp()
  accounts.extra = { scope: 'user-top-read' }
  const { state } = await begin(browser, '?scope=user-top-read+user-library-read')
  await comeBack(browser, { code: accounts.issueCode(), state })
  expect((await browser.get('/scopes-granted')).json()).toEqual(['user-top-read'])
  accounts.extra = {}
  const { state: again } = await begin(browser, '?scope=user-top-read+user-library-read')
  await comeBack(browser, { code: accounts.issueCode(), state: again })
  expect((await browser.get('/scopes-granted')).json()).toEqual(['user-top-read', 'user-library-read'])
})

test('denied: the app’s page explains it, with what was asked; nothing is called, nobody is signed in', async () => {
  const { browser, accounts } = await createSignInApp()
  const { state } = await begin(browser, '?scope=user-top-read+user-library-read&returnTo=/top')
  const response = await comeBack(browser, { error: 'access_denied', state, error_description: '<b>words</b>' })
  expect(response.statusCode).toBe(302)
  expect(response.headers.location).toBe(
    '/denied?error=access_denied&scope=user-top-read+user-library-read&returnTo=%2Ftop',
  )
  expect(browser.cookies.size).toBe(0)
  expect(accounts.calls).toEqual([])
})

test('an error of the provider goes the same way, and only what looks like a code is repeated', async () => {
  const { browser } = await createSignInApp()
  const one = await begin(browser)
  expect((await comeBack(browser, { error: 'temporarily_unavailable', state: one.state })).headers.location).toBe(
    '/denied?error=temporarily_unavailable&scope=&returnTo=%2F',
  )
  const other = await begin(browser)
  expect((await comeBack(browser, { error: '"><script>', state: other.state })).headers.location).toBe(
    '/denied?error=unknown_error&scope=&returnTo=%2F',
  )
})

test('declining what is asked in addition keeps the session there is', async () => {
  const { browser, accounts } = await createSignInApp()
  const first = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state: first.state })
  const { state } = await begin(browser, '?scope=user-top-read')
  await comeBack(browser, { error: 'access_denied', state })
  expect((await browser.get('/me')).statusCode).toBe(200)
})

const long = 'x'.repeat(10_000)
test.each<[string, (state: string, code: string) => string]>([
  ['no parameters', () => ''],
  ['no state', (_state, code) => `code=${code}`],
  ['an empty state', (_state, code) => `code=${code}&state=`],
  ['an unknown state', (_state, code) => `code=${code}&state=${'A'.repeat(43)}`],
  ['a state of 10 KB', (_state, code) => `code=${code}&state=${long}`],
  ['a repeated state', (state, code) => `code=${code}&state=${state}&state=${state}`],
  ['a second, wrong state', (state, code) => `code=${code}&state=${state}&state=x`],
  ['a changed state', (state, code) => `code=${code}&state=${state.slice(0, -1)}`],
  ['no code', (state) => `state=${state}`],
  ['an empty code', (state) => `code=&state=${state}`],
  ['a repeated code', (state, code) => `code=${code}&code=${code}&state=${state}`],
  ['code and error together', (state, code) => `code=${code}&error=access_denied&state=${state}`],
  ['a repeated iss', (state, code) => `code=${code}&state=${state}&iss=a&iss=a`],
])('%s: a clean 400 page, no token call, and the rightful answer still works', async (_what, queryOf) => {
  const { browser, accounts } = await createSignInApp()
  const { state } = await begin(browser)
  const code = accounts.issueCode()
  const response = await comeBackRaw(browser, queryOf(state, code))
  expect(response.statusCode).toBe(400)
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(response.body).toContain('This sign-in can’t be finished')
  expect(response.body).toMatch(/<a href="\/auth\/sign-in/)
  expect(response.body).not.toContain(code)
  expect(response.headers['cache-control']).toBe('no-store')
  expect(accounts.calls).toEqual([])
  expect(browser.cookies.has('session')).toBe(false)
  expect((await comeBack(browser, { code, state })).headers.location).toBe('/')
})

const comeBackRaw = (browser: ReturnType<typeof createBrowser>, query: string) => browser.get(`/auth/callback?${query}`)

test('a wrong or missing iss, where one is expected, is no answer of ours', async () => {
  const { browser, accounts } = await createSignInApp({ issuer: 'https://accounts.example' })
  const { state } = await begin(browser)
  const code = accounts.issueCode()
  expect((await comeBack(browser, { code, state })).statusCode).toBe(400)
  expect((await comeBack(browser, { code, state, iss: 'https://evil.example' })).statusCode).toBe(400)
  expect(accounts.calls).toEqual([])
  expect((await comeBack(browser, { code, state, iss: 'https://accounts.example' })).statusCode).toBe(302)
})

test('another browser can’t finish it, and does not spoil it', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const { state } = await begin(browser)
  const code = accounts.issueCode()
  const other = createBrowser(app)
  await begin(other)
  expect((await comeBack(other, { code, state })).statusCode).toBe(400)
  expect((await comeBack(other, { error: 'access_denied', state })).statusCode).toBe(400)
  expect(accounts.calls).toEqual([])
  expect((await comeBack(browser, { code, state })).statusCode).toBe(302)
})

test('a signed-in browser is not talked into the answer that belongs to another one', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const victim = createBrowser(app)
  const { state: own } = await begin(victim)
  await comeBack(victim, { code: accounts.issueCode('ada'), state: own })
  const { state } = await begin(browser)
  const code = accounts.issueCode('ben')
  expect((await victim.get(callbackPath({ code, state }))).statusCode).toBe(400)
  expect((await victim.get('/me')).json()).toMatchObject({ id: 'ada' })
  expect((await comeBack(browser, { code, state })).statusCode).toBe(302)
})

test('brought again by a browser that is signed in: back to the app, no second token call', async () => {
  const { browser, accounts } = await createSignInApp()
  const { state } = await begin(browser, '?returnTo=/top')
  const code = accounts.issueCode()
  const before = browser.cookieHeader()
  await comeBack(browser, { code, state })
  const again = await browser.get(callbackPath({ code, state }))
  expect([again.statusCode, again.headers.location]).toEqual([302, '/'])
  const withOldCookies = await browser.get(callbackPath({ code, state }), {
    cookie: `${before}; ${browser.cookieHeader()}`,
  })
  expect([withOldCookies.statusCode, withOldCookies.headers.location]).toEqual([302, '/top'])
  expect(accounts.calls).toHaveLength(1)
  expect((await browser.get('/me')).statusCode).toBe(200)
})

test('brought again by a browser that is not signed in: 400, no second token call', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const { state } = await begin(browser, '?scope=user-top-read')
  const code = accounts.issueCode()
  const cookie = browser.cookieHeader()
  await comeBack(browser, { code, state })
  const again = await app.inject({ url: callbackPath({ code, state }), headers: { cookie } })
  expect(again.statusCode).toBe(400)
  expect(again.body).toContain('finished before')
  expect(again.body).toContain('/auth/sign-in?scope=user-top-read&amp;returnTo=%2F')
  expect((await app.inject(callbackPath({ code, state }))).statusCode).toBe(400)
  expect(accounts.calls).toHaveLength(1)
})

test('twenty at once: one token call and one session, which any of the answers brings', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const { state } = await begin(browser, '?returnTo=/top')
  const url = callbackPath({ code: accounts.issueCode(), state })
  const headers = { cookie: browser.cookieHeader() }
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url, headers })))
  expect(answers.map(({ headers: { location } }) => location)).toEqual(Array(20).fill('/top'))
  expect(accounts.calls).toHaveLength(1)
  const ids = answers.map(({ cookies }) => {
    const value = cookies.find(({ name }) => name === 'session')?.value ?? ''
    return app.decodeSecureSession(value)?.get('id')
  })
  expect(new Set(ids).size).toBe(1)
})

test('an attempt is spent for every instance on the store', async () => {
  const one = await createSignInApp()
  const other = await createSignInApp({ store: one.store, keys: one.options.keys, accounts: one.accounts })
  const { state } = await begin(one.browser)
  const parameters = { code: one.accounts.issueCode(), state }
  const headers = { cookie: one.browser.cookieHeader() }
  await Promise.all([one, other].map(({ app }) => app.inject({ url: callbackPath(parameters), headers })))
  expect(one.accounts.calls).toHaveLength(1)
})

test('HEAD and every other method redeem nothing', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const { state } = await begin(browser)
  const url = callbackPath({ code: accounts.issueCode(), state })
  for (const method of ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    const response = await app.inject({ method, url, headers: { cookie: browser.cookieHeader() } })
    expect(response.statusCode, method).toBe(405)
    expect(response.headers.allow).toContain('GET')
    expect(response.headers).not.toHaveProperty('set-cookie')
  }
  expect(accounts.calls).toEqual([])
  expect((await browser.get(url)).statusCode).toBe(302)
})

test('a pending authorization lives ten minutes, and the page leads to the same sign-in', async () => {
  const { browser, accounts, clock } = await createSignInApp()
  const slow = await begin(browser)
  clock.now += 10 * 60_000
  expect((await comeBack(browser, { code: accounts.issueCode(), state: slow.state })).statusCode).toBe(302)
  const late = await begin(browser, '?scope=user-top-read&returnTo=/top')
  clock.now += 10 * 60_000 + 1
  const response = await comeBack(browser, { code: accounts.issueCode(), state: late.state })
  expect(response.statusCode).toBe(400)
  expect(response.body).toContain('more than ten minutes ago')
  expect(response.body).toContain('/auth/sign-in?scope=user-top-read&amp;returnTo=%2Ftop')
  expect(accounts.calls).toHaveLength(1)
})

test.each([
  ['first', [0, 1]],
  ['last', [1, 0]],
] as const)('two tabs, the %s one finishing first: both end where they wanted', async (_which, order) => {
  const { browser, accounts } = await createSignInApp()
  const tabs = [await begin(browser, '?returnTo=/one'), await begin(browser, '?returnTo=/two')]
  const ends: (string | undefined)[] = []
  for (const index of order) {
    const response = await comeBack(browser, { code: accounts.issueCode(), state: tabs[index]?.state ?? '' })
    ends[index] = response.headers.location
  }
  expect(ends).toEqual(['/one', '/two'])
  expect((await browser.get('/me')).statusCode).toBe(200)
})

test('thirty unfinished sign-ins: the cookies stay under 8 KB, and the newest works', async () => {
  const { browser, accounts, clock } = await createSignInApp()
  const first = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state: first.state })
  let newest = first
  for (let attempt = 0; attempt < 30; attempt += 1) {
    clock.now += 1000
    newest = await begin(browser, `?scope=${scopes.join('+')}&returnTo=/${'x'.repeat(attempt * 40)}`)
    expect(browser.cookieHeader().length).toBeLessThan(8192)
  }
  expect(browser.cookies.size).toBeGreaterThan(2)
  expect((await comeBack(browser, { code: accounts.issueCode(), state: newest.state })).statusCode).toBe(302)
})

test('no single cookie is too large for a browser', async () => {
  const { browser, accounts } = await createSignInApp()
  const { state } = await begin(browser, `?scope=${scopes.join('+')}&returnTo=/?${'%5C'.repeat(700)}`)
  expect(browser.cookieHeader().length).toBeLessThan(4096)
  expect((await comeBack(browser, { code: accounts.issueCode(), state })).headers.location).toContain('\\\\\\')
})

test('what is over or can’t be read is taken back with the next sign-in', async () => {
  const { browser, clock } = await createSignInApp()
  await begin(browser)
  browser.cookies.set('authorization-planted', { value: 'nonsense', attributes: '' })
  clock.now += 11 * 60_000
  await begin(browser)
  expect(browser.cookies.size).toBe(1)
})

test('a restart keeps pending sign-ins', async () => {
  const before = await createSignInApp()
  const { state } = await begin(before.browser)
  const { app, accounts } = await createSignInApp({ keys: before.options.keys, accounts: before.accounts })
  const url = callbackPath({ code: accounts.issueCode(), state })
  expect((await app.inject({ url, headers: { cookie: before.browser.cookieHeader() } })).statusCode).toBe(302)
})

test('signing in again ends the session that was there, though its cookie does not come back with the answer', async () => {
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
  const planted = attacker.cookies.get('session')
  if (planted) browser.cookies.set('session', planted)
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

test('a Web API that does not say whose the token is does not stop the sign-in', async () => {
  const readAccount = () => Promise.reject(new Error('403 User not registered in the Developer Dashboard'))
  const { app, browser, accounts } = await createSignInApp({ readAccount })
  const { state } = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state })
  const account = (await browser.get('/me')).json()
  expect(account.displayName).toBe('Unknown account')
  const other = createBrowser(app)
  const second = await begin(other)
  await comeBack(other, { code: accounts.issueCode(), state: second.state })
  expect((await other.get('/me')).json().id).not.toBe(account.id)
})

test('where the token answer names a subject, that is the account', async () => {
  const { browser, accounts } = await createSignInApp({ readAccount: async () => undefined })
  const payload = Buffer.from(JSON.stringify({ sub: 'subject-7' })).toString('base64url')
  accounts.extra = { id_token: `eyJhbGciOiJub25lIn0.${payload}.` }
  const { state } = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state })
  expect((await browser.get('/me')).json()).toEqual({ id: 'subject-7', displayName: 'subject-7' })
})

test('a store that can’t be written: 503 before the code is sent, and the same answer works when it can', async () => {
  const database = openDatabase(join(temporaryFolder(), 'sessions.db'))
  const store = createSqliteStore(database)
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
