import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSessionCookie, rowIdOf } from './session-cookie.ts'
import { createBrowser, sessionCookie } from './testing/browser.ts'
import { createSessionApp, createSignedInApp } from './testing/session-routes.ts'
import { createTestApp } from './testing/test-app.ts'

test('over http on loopback the cookie’s name has the port, over https it has the strictest prefix', async () => {
  const http = await createSignedInApp()
  expect(http.browser.cookies.get(sessionCookie)?.attributes.split('; ').sort()).toEqual(
    ['HttpOnly', `Max-Age=${180 * 24 * 3600}`, 'Path=/', 'SameSite=Strict'].sort(),
  )
  const https = await createSignedInApp({ publicUrl: 'https://deck.example' })
  expect([...https.browser.cookies.keys()]).toEqual(['__Host-Http-session'])
  expect(https.browser.cookies.get('__Host-Http-session')?.attributes.split('; ').sort()).toEqual(
    ['HttpOnly', `Max-Age=${180 * 24 * 3600}`, 'Path=/', 'SameSite=Strict', 'Secure'].sort(),
  )
})

test('the cookie is under 1 KB, and holds an id, a key and a time', async () => {
  const { app, cookie } = await createSignedInApp()
  expect(cookie.length).toBeLessThan(1024)
  const [, value = ''] = cookie.split('=')
  const data = app.decodeSecureSession(decodeURIComponent(value))?.data()
  expect(Object.keys(data ?? {}).sort()).toEqual(['createdAt', 'id', 'key'])
})

test('100 calls that only read set no cookie', async () => {
  const { browser } = await createSignedInApp()
  for (let call = 0; call < 50; call += 1)
    for (const url of ['/me', '/peek']) expect((await browser.get(url)).headers['set-cookie']).toBeUndefined()
})

test('without a session no cookie is set', async () => {
  const { app } = await createSessionApp()
  const response = await app.inject('/me')
  expect(response.statusCode).toBe(401)
  expect(response.json().code).toBe('sign-in-required')
  expect(response.headers['set-cookie']).toBeUndefined()
})

test('every changed character and every shortening of the cookie is anonymous', async () => {
  const { app, cookie } = await createSignedInApp()
  const statusWith = async (cookie: string) => (await app.inject({ url: '/me', headers: { cookie } })).statusCode
  expect(await statusWith(cookie)).toBe(200)
  for (let index = `${sessionCookie}=`.length; index < cookie.length; index += 1) {
    const letter = cookie[index] === 'A' ? 'B' : 'A'
    expect(await statusWith(cookie.slice(0, index) + letter + cookie.slice(index + 1)), `at ${index}`).toBe(401)
    expect(await statusWith(cookie.slice(0, index)), `until ${index}`).toBe(401)
  }
})

test('other spellings of the same bytes are anonymous', async () => {
  const { app, cookie } = await createSignedInApp()
  const statusWith = async (cookie: string) => (await app.inject({ url: '/me', headers: { cookie } })).statusCode
  expect(cookie).toContain('%3B')
  expect(await statusWith(cookie.replace('%3B', '%3b'))).toBe(401)
  expect(await statusWith(`${cookie}%3Bmore`)).toBe(401)
  expect(await statusWith(`${cookie}=`)).toBe(401)
  expect(await statusWith(cookie.replace('=', '="').concat('"'))).toBe(401)
})

test('a doubled cookie is anonymous, whatever the order; signing out ends its session all the same', async () => {
  const { app, cookie } = await createSignedInApp()
  const planted = `${sessionCookie}=planted`
  for (const doubled of [`${cookie}; ${planted}`, `${planted}; ${cookie}`, `${cookie}; ${cookie}`])
    expect((await app.inject({ url: '/me', headers: { cookie: doubled } })).statusCode).toBe(401)
  await app.inject({ method: 'POST', url: '/sign-out', headers: { cookie: `${planted}; ${cookie}` } })
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
})

test('no cookie header causes a 5xx', async () => {
  const { app, cookie } = await createSignedInApp()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const statusWith = async (header: string) => {
    const outgoing = request({ port, path: '/me', headers: { cookie: header } }).end()
    const [response] = await once(outgoing, 'response')
    response.resume()
    return response.statusCode
  }
  const [, value = ''] = cookie.split('=')
  const bytes = fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
  })
  const spliced = fc
    .tuple(fc.nat(value.length), fc.nat(value.length), bytes)
    .map(([from, to, text]) => value.slice(0, from) + text + value.slice(to))
  await fc.assert(
    fc.asyncProperty(fc.oneof(bytes, spliced), async (text) => {
      fc.pre(text.split(';')[0]?.trim() !== value)
      expect(await statusWith(`${sessionCookie}=${text}`)).toBe(401)
      expect(await statusWith(text)).toBe(401)
    }),
  )
  expect(await statusWith(`${sessionCookie}=${'x'.repeat(17_000)}`)).toBe(431)
  expect(await statusWith(cookie)).toBe(200)
})

test('a cookie of an unknown key is anonymous', async () => {
  const { cookie, store } = await createSignedInApp()
  const { app } = await createSessionApp({ store, keys: [randomBytes(32)] })
  expect((await app.inject({ url: '/me', headers: { cookie } })).statusCode).toBe(401)
})

test('a cookie that the same keys sealed for another purpose is no session', async () => {
  const { app, cookie } = await createSignedInApp()
  const [, value = ''] = cookie.split('=')
  const session = app.decodeSecureSession(decodeURIComponent(value))
  if (!session) throw new Error('no session')
  const sealed = app.serializeCookie(sessionCookie, app.encodeSecureSession(session, 'pendingAuthorization'))
  expect((await app.inject({ url: '/me', headers: { cookie: sealed } })).statusCode).toBe(401)
  const foreign = app.serializeCookie(sessionCookie, app.encodeSecureSession(app.createSecureSession({ state: 'x' })))
  expect((await app.inject({ url: '/me', headers: { cookie: foreign } })).statusCode).toBe(401)
})

test('keys rotate without ending sessions: the cookie is sealed anew, once, and lives no longer', async () => {
  const [old, newest] = [randomBytes(32), randomBytes(32)]
  const { cookie, store, clock } = await createSignedInApp({ keys: [old] })
  clock.now += 24 * 3600 * 1000
  const { app } = await createSessionApp({ store, clock, keys: [newest, old] })
  const browser = createBrowser(app)
  browser.cookies.set(sessionCookie, { value: cookie.slice(`${sessionCookie}=`.length), attributes: '' })
  expect((await browser.get('/me')).statusCode).toBe(200)
  expect(browser.cookieHeader()).not.toBe(cookie)
  expect(browser.cookies.get(sessionCookie)?.attributes).toContain(`Max-Age=${179 * 24 * 3600}`)
  expect(browser.cookies.get(sessionCookie)?.attributes).toContain('SameSite=Strict')
  expect((await browser.get('/me')).headers['set-cookie']).toBeUndefined()
  const { app: later } = await createSessionApp({ store, clock, keys: [newest] })
  expect((await later.inject({ url: '/me', headers: { cookie: browser.cookieHeader() } })).statusCode).toBe(200)
})

test('a key list that would fail at a request is refused at the start', async () => {
  await expect(createTestApp({ keys: [randomBytes(32), randomBytes(31)] })).rejects.toThrow('32 bytes')
})

test('the id in the store is of no use to make a cookie', () => {
  const cookie = createSessionCookie(0)
  const rowId = rowIdOf(cookie)
  expect(rowId).toMatch(/^[\w-]{43}$/)
  expect([cookie.id, cookie.key]).not.toContain(rowId)
  expect(rowIdOf(cookie)).toBe(rowId)
})
