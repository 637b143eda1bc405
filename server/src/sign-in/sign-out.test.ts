import { expect, test } from 'vitest'
import { sessionCookie } from '../session/testing/browser.ts'
import { begin, comeBack, createSignInApp } from './testing/sign-in-app.ts'

async function signIn() {
  const testApp = await createSignInApp()
  const { browser, accounts } = testApp
  const { state } = await begin(browser)
  await comeBack(browser, { code: accounts.issueCode(), state })
  return { ...testApp, cookie: browser.cookieHeader() }
}

test('signing out: 204, the cookie is removed, and a copy of it is worth nothing', async () => {
  const { app, browser, cookie } = await signIn()
  const response = await browser.post('/auth/sign-out')
  expect(response.statusCode).toBe(204)
  expect(response.headers['cache-control']).toBe('no-store')
  expect(browser.cookies.size).toBe(0)
  expect((await app.inject({ url: '/me', headers: { cookie } })).json().code).toBe('sign-in-required')
})

test('signing out twice or without a session is fine and sets no cookie', async () => {
  const { app, cookie } = await signIn()
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/auth/sign-out', headers: { 'x-csrf': '1', ...headers } })
  for (const headers of [{ cookie }, { cookie }, { cookie: `${sessionCookie}=nonsense` }])
    expect((await post(headers)).statusCode).toBe(204)
  const response = await post({})
  expect(response.statusCode).toBe(204)
  expect(response.headers).not.toHaveProperty('set-cookie')
})

test('an image, a form or another site can’t sign an account out', async () => {
  const { app, browser, cookie } = await signIn()
  expect((await app.inject({ url: '/auth/sign-out', headers: { cookie } })).statusCode).toBe(405)
  for (const headers of [{ origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.example' }]) {
    const response = await app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie, ...headers } })
    expect(response.json().code).toBe('csrf')
  }
  expect((await browser.get('/me')).statusCode).toBe(200)
})
