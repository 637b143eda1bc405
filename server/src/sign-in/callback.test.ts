import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Browser, createBrowser, sessionCookie } from '../session/testing/browser.ts'
import { begin, callbackPath, comeBack, createSignInApp } from './testing/sign-in-app.ts'

test('approved: the code is redeemed with its verifier, and the browser is signed in at its returnTo', async () => {
  const { browser, accounts } = await createSignInApp()
  const { state, url } = await begin(browser, '?scope=user-top-read&returnTo=/top?range=short%23first')
  const code = accounts.issueCode('ada')
  const response = await comeBack(browser, { code, state })
  expect(response.statusCode).toBe(302)
  expect(response.headers.location).toBe('/top?range=short#first')
  expect([...browser.cookies.keys()]).toEqual([sessionCookie])
  expect((await browser.get('/me')).json()).toEqual({ id: 'ada', displayName: 'ada!' })
  const [{ form, authorization } = { form: new URLSearchParams(), authorization: '' }] = accounts.calls
  expect(form.get('code')).toBe(code)
  expect(form.get('redirect_uri')).toBe('http://127.0.0.1:8888/auth/callback')
  const verifier = form.get('code_verifier') ?? ''
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(url.searchParams.get('code_challenge'))
  expect(authorization).toMatch(/^Basic /)
})

test.each(['//evil.example', 'https://evil.example/', '/.//evil.example', '/a&returnTo=/b', ''])(
  'a returnTo of %s ends at /',
  async (returnTo) => {
    const { browser, accounts } = await createSignInApp()
    const { state } = await begin(browser, `?returnTo=${returnTo}`)
    expect((await comeBack(browser, { code: accounts.issueCode(), state })).headers.location).toBe('/')
  },
)

test('the granted scopes are those of the answer, or else those of the request', async () => {
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

test('denied: the app’s page gets the scopes; no token call, no session', async () => {
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

test('an error of the provider goes to the same page, and only an error code is repeated', async () => {
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

test('declining more scopes keeps the session', async () => {
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
])('%s: a clean 400 page, no token call, and the true response still works', async (_what, queryOf) => {
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
  expect(browser.cookies.has(sessionCookie)).toBe(false)
  expect((await comeBack(browser, { code, state })).headers.location).toBe('/')
})

const comeBackRaw = (browser: Browser, query: string) => browser.get(`/auth/callback?${query}`)

test('a wrong or missing iss is refused where one is expected', async () => {
  const { browser, accounts } = await createSignInApp({ issuer: 'https://accounts.example' })
  const { state } = await begin(browser)
  const code = accounts.issueCode()
  expect((await comeBack(browser, { code, state })).statusCode).toBe(400)
  expect((await comeBack(browser, { code, state, iss: 'https://evil.example' })).statusCode).toBe(400)
  expect(accounts.calls).toEqual([])
  expect((await comeBack(browser, { code, state, iss: 'https://accounts.example' })).statusCode).toBe(302)
})

test('another browser can’t finish a sign-in, and does not spoil it', async () => {
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

test('a signed-in browser does not accept the response to another browser’s sign-in', async () => {
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

test('repeated by a browser that is signed in: back to the app, no second token call', async () => {
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

test('repeated by a browser that is not signed in: 400, no second token call', async () => {
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

/** As a browser says it of a person who comes from the consent page of another site. */
const fromConsentPage = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

test.each<[string, (code: string, fresh: string, state: string) => Record<string, string>]>([
  ['with the same code', (code, _fresh, state) => ({ code, state })],
  ['with a code of a second consent', (_code, fresh, state) => ({ code: fresh, state })],
  ['with a refusal', (_code, _fresh, state) => ({ error: 'access_denied', state })],
])(
  'back from the consent page once more, %s: into the app, still signed in, no second token call',
  async (_what, again) => {
    const { browser, accounts } = await createSignInApp()
    const { state } = await begin(browser, '?returnTo=/top')
    const code = accounts.issueCode()
    await comeBack(browser, { code, state })
    const response = await comeBack(browser, again(code, accounts.issueCode(), state), fromConsentPage)
    expect([response.statusCode, response.headers.location]).toEqual([302, '/'])
    expect(response.headers).not.toHaveProperty('set-cookie')
    expect(accounts.calls).toHaveLength(1)
    expect((await browser.get('/me')).json()).toMatchObject({ id: 'ada' })
  },
)

test('from the consent page with a state that was never redeemed: refused, as from everywhere', async () => {
  const { browser, accounts } = await createSignInApp()
  const response = await comeBack(browser, { code: accounts.issueCode(), state: 'A'.repeat(43) }, fromConsentPage)
  expect(response.statusCode).toBe(400)
  expect(accounts.calls).toEqual([])
})

test('twenty callbacks at once: one token call and one session, in every answer', async () => {
  const { app, browser, accounts } = await createSignInApp()
  const { state } = await begin(browser, '?returnTo=/top')
  const url = callbackPath({ code: accounts.issueCode(), state })
  const headers = { cookie: browser.cookieHeader() }
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url, headers })))
  expect(answers.map(({ headers: { location } }) => location)).toEqual(Array(20).fill('/top'))
  expect(accounts.calls).toHaveLength(1)
  const ids = answers.map(({ cookies }) => {
    const value = cookies.find(({ name }) => name === sessionCookie)?.value ?? ''
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
