import { expect, test } from 'vitest'
import { begin, callbackPath, comeBack, createSignInApp } from './testing/sign-in-app.ts'

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
