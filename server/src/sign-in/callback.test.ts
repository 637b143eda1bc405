import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { begin, comeBack, createSignInApp } from './testing/sign-in-app.ts'

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

test.each(['//evil.example', 'https://evil.example/', '/.//evil.example', '/a&returnTo=/b', ''])(
  'a returnTo of %s ends at /',
  async (returnTo) => {
    const { browser, accounts } = await createSignInApp()
    const { state } = await begin(browser, `?returnTo=${returnTo}`)
    expect((await comeBack(browser, { code: accounts.issueCode(), state })).headers.location).toBe('/')
  },
)

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
