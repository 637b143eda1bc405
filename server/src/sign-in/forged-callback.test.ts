import { expect, test } from 'vitest'
import { type Browser, createBrowser } from '../session/testing/browser.ts'
import { begin, callbackPath, comeBack, createSignInApp } from './testing/sign-in-app.ts'

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

const comeBackRaw = (browser: Browser, query: string) => browser.get(`/auth/callback?${query}`)

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
