import { expect, test } from 'vitest'
import { scopes } from '../../contract/scopes.ts'
import { attemptOf } from './pending-authorization.ts'
import { begin, callbackPath, comeBack, createSignInApp } from './testing/sign-in-app.ts'

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

test('the next sign-in removes cookies that are over or can’t be opened', async () => {
  const { browser, clock } = await createSignInApp()
  await begin(browser)
  browser.cookies.set('scopedeck-authorization-8888-planted', { value: 'nonsense', attributes: '' })
  clock.now += 11 * 60_000
  await begin(browser)
  expect(browser.cookies.size).toBe(1)
})

test('a pending authorization in the cookie of another does not finish that one', async () => {
  const { browser, accounts } = await createSignInApp()
  await begin(browser)
  const [[name, cookie] = ['', { value: '', attributes: '' }]] = browser.cookies
  const state = 'known-to-somebody-else'
  browser.cookies.set(name.slice(0, -8) + attemptOf(state).slice(0, 8), cookie)
  expect((await comeBack(browser, { code: accounts.issueCode(), state })).statusCode).toBe(400)
  expect(accounts.calls).toEqual([])
})

test('a restart keeps pending sign-ins', async () => {
  const before = await createSignInApp()
  const { state } = await begin(before.browser)
  const { app, accounts } = await createSignInApp({ keys: before.options.keys, accounts: before.accounts })
  const url = callbackPath({ code: accounts.issueCode(), state })
  expect((await app.inject({ url, headers: { cookie: before.browser.cookieHeader() } })).statusCode).toBe(302)
})
