import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scopes } from '../../contract/scopes.ts'
import { readReturnTo } from './start.routes.ts'
import { begin, createSignInApp } from './testing/sign-in-app.ts'

test('the browser is sent to the authorization endpoint with state, challenge and exactly the requested scopes', async () => {
  const { browser, accounts } = await createSignInApp()
  const { url } = await begin(browser, '?scope=user-top-read+playlist-read-private&returnTo=/top&show_dialog=true')
  expect(url.origin + url.pathname).toBe(`${accounts.origin}/authorize`)
  const { state, code_challenge, ...rest } = Object.fromEntries(url.searchParams)
  expect(rest).toEqual({
    response_type: 'code',
    client_id: 'deck',
    redirect_uri: 'http://127.0.0.1:8888/auth/callback',
    scope: 'user-top-read playlist-read-private',
    show_dialog: 'true',
    code_challenge_method: 'S256',
  })
  expect(state).toMatch(/^[\w-]{22,}$/)
  expect(code_challenge).toMatch(/^[\w-]{43}$/)
  expect(accounts.calls).toEqual([])
})

test('state, challenge and cookie are new each time', async () => {
  const { browser } = await createSignInApp()
  const [one, other] = [await begin(browser), await begin(browser)]
  expect(one.state).not.toBe(other.state)
  expect(one.url.searchParams.get('code_challenge')).not.toBe(other.url.searchParams.get('code_challenge'))
  expect(browser.cookies.size).toBe(2)
})

test('no scope, each scope once, or all of them', async () => {
  const { browser } = await createSignInApp()
  const scopeOf = async (scope: string) =>
    (await begin(browser, `?scope=${encodeURIComponent(scope)}`)).url.searchParams.get('scope')
  expect((await begin(browser)).url.searchParams.has('scope')).toBe(false)
  expect(await scopeOf('  ')).toBeNull()
  expect(await scopeOf('user-top-read  user-top-read')).toBe('user-top-read')
  expect(await scopeOf(scopes.join(' '))).toBe(scopes.join(' '))
})

test.each([
  ['?scope=user-top-read+sudo', 'sudo'],
  ['?scope=USER-TOP-READ', 'USER-TOP-READ'],
  ['?scope=user-top-read&scope=user-library-read', 'scope'],
  ['?scope=constructor', 'constructor'],
  ['?show_dialog=perhaps', 'show_dialog'],
])('%s is refused by name, without a redirect or a cookie', async (query, name) => {
  const { app } = await createSignInApp()
  const response = await app.inject(`/auth/sign-in${query}`)
  expect(response.statusCode).toBe(400)
  expect(response.json()).toMatchObject({ code: 'invalid-request' })
  expect(response.json().detail).toContain(name)
  expect(response.headers).not.toHaveProperty('location')
  expect(response.headers).not.toHaveProperty('set-cookie')
})

test('a browser gets the refusal as a page', async () => {
  const { app } = await createSignInApp()
  const response = await app.inject({ url: '/auth/sign-in?scope=%3Cb%3E', headers: { accept: 'text/html,*/*;q=0.8' } })
  expect(response.statusCode).toBe(400)
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(response.body).toContain('&lt;b&gt;')
})

test.each<Record<string, string>>([
  { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
  { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
  { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'frame' },
  { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch' },
  { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' },
  { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'document' },
  { 'sec-fetch-dest': 'image' },
  { purpose: 'prefetch' },
  { 'x-moz': 'prefetch' },
  { 'x-purpose': 'preview' },
])('%o starts no sign-in', async (headers) => {
  const { app, browser } = await createSignInApp()
  const response = await browser.get('/auth/sign-in', headers)
  expect(response.statusCode).toBe(400)
  expect(response.headers).not.toHaveProperty('location')
  expect(browser.cookies.size).toBe(0)
  expect((await app.inject({ method: 'HEAD', url: '/auth/sign-in' })).statusCode).toBe(405)
})

test('a navigation, and a script without such headers, may start a sign-in', async () => {
  const { browser } = await createSignInApp()
  const navigation = {
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-user': '?1',
  }
  expect((await browser.get('/auth/sign-in', navigation)).statusCode).toBe(302)
  expect((await browser.get('/auth/sign-in')).statusCode).toBe(302)
  const byFetchOfNode = { 'sec-fetch-mode': 'cors' }
  expect((await browser.get('/auth/sign-in', byFetchOfNode)).statusCode).toBe(302)
})

test('the cookie lasts ten minutes, comes with the redirect from another site, and is sealed', async () => {
  const { browser } = await createSignInApp()
  const { state } = await begin(browser, '?returnTo=/secret-place')
  const [[name, { value, attributes }] = ['', { value: '', attributes: '' }]] = browser.cookies
  expect(name).toMatch(/^scopedeck-authorization-8888-[\w-]{8}$/)
  expect(attributes.split('; ').sort()).toEqual(['HttpOnly', 'Max-Age=600', 'Path=/', 'SameSite=Lax'])
  expect(decodeURIComponent(value)).not.toContain(state)
  expect(Buffer.from(decodeURIComponent(value), 'base64').toString('latin1')).not.toContain('secret-place')
})

test('over https the cookie is bound to the host', async () => {
  const { browser } = await createSignInApp({ publicUrl: 'https://deck.example' })
  const { url } = await begin(browser)
  expect(url.searchParams.get('redirect_uri')).toBe('https://deck.example/auth/callback')
  const [[name, { attributes }] = ['', { attributes: '' }]] = browser.cookies
  expect(name).toMatch(/^__Host-authorization-/)
  expect(attributes).toContain('Secure')
})

test('neither headers nor the address decide where the browser comes back to', async () => {
  const { browser } = await createSignInApp()
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
  }
  const response = await browser.get('/auth/sign-in?redirect_uri=https://evil.example', headers)
  const { searchParams } = new URL(response.headers.location ?? '')
  expect(searchParams.getAll('redirect_uri')).toEqual(['http://127.0.0.1:8888/auth/callback'])
})

test.each([
  ['http://127.0.0.1:8888', 'localhost:8888'],
  ['http://127.0.0.1:8888', '[::1]:8888'],
  ['http://127.0.0.1:8888', '127.0.0.2:8888'],
  ['http://127.0.0.1:8888', 'LOCALHOST:8888'],
  ['http://localhost:9000', '127.0.0.1:9000'],
])('with PUBLIC_URL %s, a sign-in at %s is begun there first: cookies belong to one name', async (publicUrl, host) => {
  const { browser } = await createSignInApp({ publicUrl })
  const query = '?scope=user-top-read&returnTo=%2Ftop%3Fa%3Db%23c&show_dialog=true'
  const response = await browser.get(`/auth/sign-in${query}`, { host })
  expect([response.statusCode, response.headers.location]).toEqual([302, `${publicUrl}/auth/sign-in${query}`])
  expect(response.headers).not.toHaveProperty('set-cookie')
  const begun = await browser.get(`/auth/sign-in${query}`, { host: new URL(publicUrl).host })
  expect(begun.headers.location).toContain('/authorize?')
})

test.each([
  ['http://127.0.0.1:8888', '127.0.0.1:1234'],
  ['http://127.0.0.1:8888', 'localhost:9999'],
  ['https://deck.example', '127.0.0.1:8888'],
  ['https://deck.example', 'localhost:8888'],
  ['http://127.0.0.1:8888', 'deck.example'],
])(
  'with PUBLIC_URL %s, a sign-in at %s begins at once: the name is the same, or a proxy may have written it',
  async (publicUrl, host) => {
    const { browser } = await createSignInApp({ publicUrl })
    expect((await browser.get('/auth/sign-in', { host })).headers.location).toContain('/authorize?')
  },
)

test('too many from one address: 429 with a time', async () => {
  const { app } = await createSignInApp({ callsPerMinute: 5 })
  for (let call = 0; call < 5; call += 1) expect((await app.inject('/auth/sign-in')).statusCode).toBe(302)
  const response = await app.inject('/auth/sign-in')
  expect(response.statusCode).toBe(429)
  expect(response.json()).toMatchObject({ code: 'rate-limited' })
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  expect((await app.inject({ url: '/auth/sign-in', remoteAddress: '192.0.2.7' })).statusCode).toBe(302)
  const callback = await app.inject('/auth/callback?state=x&code=y')
  expect(callback.statusCode).toBe(400)
})

const publicUrl = 'http://127.0.0.1:8888'

test.each([
  ['/', '/'],
  ['/playlists/7?sort=name&q=a+b#row-3', '/playlists/7?sort=name&q=a+b#row-3'],
  ['/a/../b', '/b'],
  ['/caf\u00e9', '/caf%C3%A9'],
  ['/?next=//evil.example', '/?next=//evil.example'],
])('%s is kept', (value, expected) => {
  expect(readReturnTo(value, publicUrl)).toBe(expected)
})

test.each([
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\t/evil.example/path',
  '/\n/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/.\\\\evil.example',
  '//127.0.0.1:8888@evil.example/',
  '//[',
  'javascript:alert(1)',
  'data:text/html,x',
  `${publicUrl}/playlists`,
  'playlists',
  '?x',
  '',
  undefined,
  ['/a', '/b'],
  { path: '/' },
  `/${'x'.repeat(5000)}`,
  `/?${'\\'.repeat(1000)}`,
])('%j counts as /', (value) => {
  expect(readReturnTo(value, publicUrl)).toBe('/')
})

test('every value leads to a path of this origin, and reading that path again changes nothing', () => {
  const tricky = fc.string({
    unit: fc.constantFrom('/', '\\', '.', '%2f', '%5c', '@', ':', '\t', '\n', '?', '#', 'e', '[', '%2e', '\u3002'),
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.webPath(),
        tricky,
        tricky.map((text) => `/${text}`),
      ),
      (value) => {
        const path = readReturnTo(value, publicUrl)
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        expect(new URL(path, publicUrl).origin).toBe(publicUrl)
        expect(readReturnTo(path, publicUrl)).toBe(path)
      },
    ),
    { numRuns: 1000 },
  )
})
