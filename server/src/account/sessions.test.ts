import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { SessionList } from '../../contract/sessions.ts'
import { type Browser, createBrowser, sessionCookie } from '../session/testing/browser.ts'
import { createSessionApp } from '../session/testing/session-routes.ts'
import { day, start, type TestAppOptions } from '../session/testing/test-app.ts'
import { createMemorySessions } from '../store/memory-store.ts'
import { isLive } from '../store/session-store.ts'
import { sessionsRoutes } from './sessions.routes.ts'

const minute = 60_000
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'

async function createSessionsApp(options: TestAppOptions = {}) {
  const testApp = await createSessionApp({ ...options, routes: async (app) => void app.register(sessionsRoutes) })
  const signIn = async (userAgent = firefox, account = 'ada') => {
    const browser = createBrowser(testApp.app)
    const { id } = (await browser.post(`/start?account=${account}`, { 'user-agent': userAgent })).json()
    return { browser, id: id as string }
  }
  return { ...testApp, signIn }
}

const listOf = async (browser: Browser) => (await browser.get('/api/sessions')).json<SessionList>()
const isSignedIn = async (browser: Browser) => (await browser.get('/me')).statusCode === 200

test('the list has the session of the request first, then the others by their last use', async () => {
  const { signIn, clock } = await createSessionsApp({ idleTtlMs: 7 * day })
  const desk = await signIn()
  clock.now += minute
  const handheld = await signIn(phone)
  const forgotten = await signIn('')
  clock.now += 2 * minute
  await handheld.browser.get('/me')
  clock.now += 10_000
  const { sessions, total } = await listOf(desk.browser)
  const times = (createdAt: number, lastSeenAt: number) => ({ createdAt, lastSeenAt, expiresAt: lastSeenAt + 7 * day })
  expect(sessions).toEqual([
    { id: desk.id, browser: 'Firefox on Linux', current: true, ...times(start, clock.now) },
    { id: handheld.id, browser: 'Chrome on Android', current: false, ...times(start + minute, start + 3 * minute) },
    { id: forgotten.id, browser: 'A browser', current: false, ...times(start + minute, start + minute) },
  ])
  expect(total).toBe(3)
})

test('the list holds nothing that opens a session', async () => {
  const { signIn, app } = await createSessionsApp()
  const { browser } = await signIn()
  const data = app
    .decodeSecureSession(decodeURIComponent(browser.cookieHeader().slice(`${sessionCookie}=`.length)))
    ?.data()
  const { body, headers } = await browser.get('/api/sessions')
  for (const secret of [data?.id, data?.key]) expect(body).not.toContain(String(secret))
  expect(body).not.toMatch(/test_(access|refresh)/)
  expect(headers['cache-control']).toBe('no-store')
})

test('the store gets no browser’s name', async () => {
  const store = createMemorySessions()
  const { signIn } = await createSessionsApp({ store })
  const { id } = await signIn()
  const row = await store.read(id)
  expect(row?.label).toBeDefined()
  expect(Buffer.from(row?.label ?? []).toString('latin1')).not.toMatch(/Firefox|Linux/)
})

test('a label that was moved to another row does not open', async () => {
  const store = createMemorySessions()
  const { signIn } = await createSessionsApp({ store })
  const [desk, handheld] = [await signIn(), await signIn(phone)]
  const [one, other] = [await store.read(desk.id), await store.read(handheld.id)]
  if (!isLive(one) || !other?.label) throw new Error('There are no such rows.')
  await store.reindex(desk.id, { account: one.account, label: other.label })
  const { sessions } = await listOf(desk.browser)
  expect(sessions.map(({ browser }) => browser)).toEqual(['A browser', 'Chrome on Android'])
})

test('a session that is over by the clock is not listed, even before a sweep', async () => {
  const { signIn, clock } = await createSessionsApp({ idleTtlMs: day })
  await signIn()
  clock.now += day / 2
  const { browser, id } = await signIn()
  clock.now += day / 2
  expect((await listOf(browser)).sessions).toMatchObject([{ id }])
})

test('of more than 100 sessions the last seen 100 are listed, with the number of all', async () => {
  const { signIn, clock } = await createSessionsApp()
  const { browser, id } = await signIn()
  const ids: string[] = []
  for (let nth = 0; nth < 119; nth += 1) {
    clock.now += 1000
    ids.unshift((await signIn()).id)
  }
  const { sessions, total } = await listOf(browser)
  expect(total).toBe(120)
  expect(sessions.map((session) => session.id)).toEqual([id, ...ids.slice(0, 99)])
  expect((await browser.delete('/api/sessions')).statusCode).toBe(204)
  expect((await listOf(browser)).total).toBe(1)
})

test('a session is ended from another one, at once, and its browser is told so', async () => {
  const { signIn, store } = await createSessionsApp()
  const [desk, handheld, third] = [await signIn(), await signIn(phone), await signIn()]
  const response = await desk.browser.delete(`/api/sessions/${handheld.id}`)
  expect([response.statusCode, response.headers['set-cookie']]).toEqual([204, undefined])
  const refused = (await handheld.browser.get('/me')).json()
  expect(refused).toMatchObject({ code: 'sign-in-required', detail: expect.stringContaining('another browser') })
  expect(await store.read(handheld.id)).toMatchObject({ ended: 'ended-elsewhere' })
  expect((await listOf(desk.browser)).sessions.map(({ id }) => id)).toEqual([desk.id, third.id])
})

test('ending the session of the request signs out: its cookie is removed too', async () => {
  const { signIn, store } = await createSessionsApp()
  const [desk, handheld] = [await signIn(), await signIn(phone)]
  expect((await desk.browser.delete(`/api/sessions/${desk.id}`)).statusCode).toBe(204)
  expect(desk.browser.cookies.size).toBe(0)
  expect(await store.read(desk.id)).toMatchObject({ ended: 'signed-out' })
  expect(await isSignedIn(handheld.browser)).toBe(true)
})

test('all other sessions are ended, and this one stays', async () => {
  const { signIn } = await createSessionsApp()
  const [desk, handheld, third] = [await signIn(), await signIn(phone), await signIn()]
  expect((await desk.browser.delete('/api/sessions')).statusCode).toBe(204)
  expect(await Promise.all([desk, handheld, third].map(({ browser }) => isSignedIn(browser)))).toEqual([
    true,
    false,
    false,
  ])
  expect((await listOf(desk.browser)).total).toBe(1)
  expect((await desk.browser.delete('/api/sessions')).statusCode).toBe(204)
})

test.each([
  ['unknown', 'A'.repeat(43)],
  ['short', 'x'],
  ['with a dot', `${'A'.repeat(42)}.`],
  ['a path', '..%2Fsessions'],
  ['nothing but a NUL', '%00'],
  ['as long as a parameter may be', 'A'.repeat(100)],
])('an invalid id ends nothing: %s', async (_what, id) => {
  const store = createMemorySessions()
  const read = vi.spyOn(store, 'read')
  const { signIn } = await createSessionsApp({ store })
  const [desk, handheld] = [await signIn(), await signIn(phone)]
  const response = await desk.browser.delete(`/api/sessions/${id}`)
  expect([response.statusCode, response.json().code]).toEqual([404, 'not-found'])
  expect((await listOf(handheld.browser)).total).toBe(2)
  // Only what has the form of a name reaches the store.
  const asked = read.mock.calls.map(([name]) => name)
  expect(asked.filter((name) => !/^[\w-]{43}$/.test(name))).toEqual([])
})

test('a session of another account is neither ended nor revealed', async () => {
  const { signIn } = await createSessionsApp()
  const [ada, ben] = [await signIn(firefox, 'ada'), await signIn(phone, 'ben')]
  const unknown = (await ada.browser.delete(`/api/sessions/${'A'.repeat(43)}`)).json()
  const response = await ada.browser.delete(`/api/sessions/${ben.id}`)
  expect(response.json()).toEqual({ ...unknown, requestId: expect.any(String) })
  expect((await ada.browser.delete('/api/sessions')).statusCode).toBe(204)
  expect(await isSignedIn(ben.browser)).toBe(true)
  expect((await listOf(ada.browser)).sessions).toMatchObject([{ id: ada.id }])
})

test('a session that is over is answered like an unknown one', async () => {
  const { signIn } = await createSessionsApp()
  const [desk, handheld] = [await signIn(), await signIn(phone)]
  const end = () => desk.browser.delete(`/api/sessions/${handheld.id}`)
  const unknown = await desk.browser.delete(`/api/sessions/${'A'.repeat(43)}`)
  await end()
  const { requestId: _, ...again } = (await end()).json()
  expect(unknown.json()).toMatchObject(again)
})

test('without a session nothing is listed or ended', async () => {
  const { app, signIn } = await createSessionsApp()
  const { id } = await signIn()
  for (const [method, url] of [
    ['GET', '/api/sessions'],
    ['DELETE', '/api/sessions'],
    ['DELETE', `/api/sessions/${id}`],
  ] as const)
    expect((await app.inject({ method, url, headers: { 'x-csrf': '1' } })).json().code).toBe('sign-in-required')
})

test('a session is found and read with newer keys, even after its own key was removed', async () => {
  const store = createMemorySessions()
  const [old, middle, fresh] = [randomBytes(32), randomBytes(32), randomBytes(32)]
  const rotate = async (keys: Buffer[], ...carried: Browser[]) => {
    const testApp = await createSessionsApp({ store, keys })
    const browsers = carried.map(({ cookies }) => {
      const browser = createBrowser(testApp.app)
      for (const [name, cookie] of cookies) browser.cookies.set(name, cookie)
      return browser
    })
    return { ...testApp, browsers }
  }
  const before = await rotate([old])
  const [desk, handheld] = [await before.signIn(), await before.signIn(phone)]
  const names = async (browser: Browser) => (await listOf(browser)).sessions.map((session) => session.browser)

  const during = await rotate([middle, old], desk.browser, handheld.browser)
  const third = await during.signIn()
  expect(await names(third.browser)).toEqual(['Firefox on Linux', 'Firefox on Linux', 'Chrome on Android'])
  for (const browser of during.browsers) expect(await isSignedIn(browser)).toBe(true)

  const after = await rotate([fresh, middle], third.browser, ...during.browsers)
  const [seeing] = after.browsers
  if (!seeing) throw new Error('Nobody was carried over.')
  expect((await names(seeing)).toSorted()).toEqual(['Chrome on Android', 'Firefox on Linux', 'Firefox on Linux'])
  await seeing.delete('/api/sessions')
  expect(await Promise.all(after.browsers.map(isSignedIn))).toEqual([true, false, false])
})
