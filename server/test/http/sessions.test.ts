import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { type App, localUrl } from '../harness/open-app.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['user-top-read']
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1'

interface Listed {
  id: string
  browser: string
  current: boolean
}

const listed = async (browser: Browser) => (await browser.get('/api/sessions')).json().sessions as Listed[]
const own = async (browser: Browser) => (await listed(browser)).find(({ current }) => current)?.id ?? ''
const end = (browser: Browser, id: string) => browser.act('DELETE', `/api/sessions/${id}`)
const endOthers = (browser: Browser) => browser.act('DELETE', '/api/sessions')
const call = (browser: Browser) => browser.call('/me/top/tracks?limit=1')

/** A browser that says which one it is, as the redirect back brings it. */
async function signIn(app: App, userAgent: string, account = 'ada'): Promise<Browser> {
  const browser = app.browser()
  const response = await browser.visitConsent(await browser.begin({ scopes }), { account })
  await browser.comeBack(response, { headers: { 'user-agent': userAgent } })
  return browser
}

describe('two browsers of one account', () => {
  test('see each other, and which of them they are', async ({ startApp }) => {
    const app = await startApp()
    const [desk, handheld] = [await signIn(app, firefox), await signIn(app, phone)]
    expect(await listed(desk)).toMatchObject([
      { browser: 'Firefox on Linux', current: true },
      { browser: 'Safari on iPhone', current: false },
    ])
    expect(await listed(handheld)).toMatchObject([{ browser: 'Safari on iPhone', current: true }, { current: false }])
  })

  test('end each other: the cookie is worth nothing from then on, and a slow answer does not revive it', async ({
    startApp,
    simulator,
  }) => {
    const app = await startApp()
    const [desk, handheld] = [await signIn(app, firefox), await signIn(app, phone)]
    const kept = handheld.sessionCookie
    await simulator.fault({ match: { path: '/v1/me/top' }, effect: { delayMs: 400 } })
    const slow = call(handheld)
    await expect.poll(() => simulator.requests('/v1/me/top')).toHaveLength(1)
    expect((await end(desk, await own(handheld))).status).toBe(204)
    expect((await slow).setCookies).toEqual([])
    expect(await app.browser().worthOf(kept)).toEqual([false, 401])
    expect((await call(desk)).status).toBe(200)
  })

  test('that is refreshing at the time stays ended', async ({ startApp, simulator }) => {
    const app = await startApp()
    const [desk, handheld] = [await signIn(app, firefox), await signIn(app, phone)]
    const id = await own(handheld)
    app.clock.aheadMs = 3_660_000
    await simulator.tokenFault({ delayMs: 400 }, 1)
    const waiting = call(handheld)
    await expect.poll(() => simulator.requests('/api/token')).toHaveLength(3)
    await end(desk, id)
    expect((await waiting).status).toBe(401)
    expect(await app.browser().worthOf(handheld.sessionCookie)).toEqual([false, 401])
  })

  test('may both end themselves by name, which is signing out', async ({ startApp }) => {
    const app = await startApp()
    const [desk, handheld] = [await signIn(app, firefox), await signIn(app, phone)]
    expect((await end(desk, await own(desk))).status).toBe(204)
    expect([...desk.cookies.keys()]).toEqual([])
    expect(await listed(handheld)).toHaveLength(1)
  })

  test('on two servers of one store: what one ends, the other no longer serves', async ({ startApp }) => {
    const SESSION_STORE = `sqlite:${join(temporaryFolder(), 'deck.db')}`
    const SESSION_KEYS = randomBytes(32).toString('base64')
    const [one, two] = [
      await startApp({ SESSION_STORE, SESSION_KEYS }),
      await startApp({ SESSION_STORE, SESSION_KEYS }),
    ]
    const [desk, handheld] = [await signIn(one, firefox), await signIn(two, phone)]
    expect((await listed(desk)).map(({ browser }) => browser)).toEqual(['Firefox on Linux', 'Safari on iPhone'])
    expect((await endOthers(desk)).status).toBe(204)
    expect((await call(handheld)).status).toBe(401)
    expect(await two.browser().worthOf(desk.sessionCookie)).toEqual([true, 200])
  })

  test('find each other across a change of keys, and after the old key has gone', async ({ startApp }) => {
    const SESSION_STORE = `sqlite:${join(temporaryFolder(), 'deck.db')}`
    const [old, middle, fresh] = ['', '', ''].map(() => randomBytes(32).toString('base64'))
    const open = (...keys: (string | undefined)[]) => startApp({ SESSION_STORE, SESSION_KEYS: keys.join(',') })
    const first = await open(old)
    const [desk, handheld] = [await signIn(first, firefox), await signIn(first, phone)]

    const rotated = await open(middle, old)
    const deskThen = rotated.browser().carrying(desk)
    expect((await listed(deskThen)).map(({ browser }) => browser)).toEqual(['Firefox on Linux', 'Safari on iPhone'])
    const handheldThen = rotated.browser().carrying(handheld)
    expect((await call(handheldThen)).status).toBe(200)

    const again = await open(fresh, middle)
    const deskNow = again.browser().carrying(deskThen)
    // The server before moved them under the middle key without making their requests wait for it.
    await expect
      .poll(async () => (await listed(deskNow)).map(({ browser }) => browser))
      .toEqual(['Firefox on Linux', 'Safari on iPhone'])
    await endOthers(deskNow)
    expect(await again.browser().worthOf(handheldThen.sessionCookie)).toEqual([false, 401])
  })
})

test('another account’s sessions are neither seen nor ended, and are told from no unknown ones', async ({
  startApp,
}) => {
  const app = await startApp()
  const [ada, ben] = [await signIn(app, firefox), await signIn(app, phone, 'ben')]
  const id = await own(ben)
  expect((await listed(ada)).map((session) => session.id)).not.toContain(id)
  const answers = [await end(ada, id), await end(ada, `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`)]
  for (const answer of answers) {
    const { requestId: _, ...problem } = answer.json()
    const { requestId: __, ...other } = answers[0]?.json() ?? {}
    expect([answer.status, problem]).toEqual([404, other])
  }
  await endOthers(ada)
  expect((await call(ben)).status).toBe(200)
})

test('no forged id ends anything or is a mistake of ours', async ({ startApp }) => {
  const app = await startApp()
  const [desk, handheld] = [await signIn(app, firefox), await signIn(app, phone)]
  const id = await own(handheld)
  const forged = [
    `${id}A`,
    id.slice(1),
    id.toLowerCase(),
    '*',
    '%2a',
    '%00',
    `${id}%00`,
    `${id}%0d%0a`,
    '..%2f',
    '%ff',
    "'--",
  ]
  for (const name of [...forged, 'A'.repeat(43), 'A'.repeat(5000)]) {
    const { status } = await end(desk, name)
    expect([name, status >= 400 && status < 500]).toEqual([name, true])
  }
  expect(await listed(handheld)).toHaveLength(2)
})

test('no other site ends a session', async ({ startApp }) => {
  const app = await startApp()
  const [desk, handheld] = [await signIn(app, firefox), await signIn(app, phone)]
  const proofs = [{}, { 'x-csrf': '1', origin: 'null' }, { 'x-csrf': '1', 'sec-fetch-site': 'cross-site' }]
  for (const url of ['/api/sessions', `/api/sessions/${await own(handheld)}`])
    for (const headers of [...proofs, { 'x-csrf': '1', origin: `${localUrl}.example` }]) {
      const answer = await desk.send(url, { method: 'DELETE', headers })
      expect([answer.status, answer.json().code]).toEqual([403, 'csrf'])
    }
  expect(await listed(handheld)).toHaveLength(2)
})
