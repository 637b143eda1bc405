import { join } from 'node:path'
import { expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { shortTimeouts } from '../harness/open-app.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['playlist-read-private']
const extras = { timeouts: shortTimeouts }
const accountOf = async (browser: Browser) => (await browser.session()).account

/** What the Web API may do when it is asked for the account at a sign-in. */
const refusals = [
  ['429 with a time', { status: 429, headers: { 'retry-after': '1' } }, 1],
  ['429 without a time', { status: 429 }, 1],
  ['429, again and again', { status: 429, headers: { 'retry-after': '0' } }, 4],
  ['500 to every repeat', { status: 500 }, 3],
  ['503 with a time', { status: 503, headers: { 'retry-after': '1' } }, 1],
  ['403 for a while', { status: 403, body: 'the user may not be registered' }, 2],
  ['a dropped connection', { reset: true as const }, 3],
  ['nothing that is JSON', { status: 200, body: '<html>' }, 1],
  ['a profile without an id', { status: 200, body: {} }, 1],
  ['nothing in time', { delayMs: 1_500 }, 1],
] as const

test.for(refusals)(
  'an account that Spotify did not name at the sign-in is known soon after: %s',
  async ([_what, effect, times], { startApp, simulator }) => {
    const app = await startApp({}, extras)
    const elsewhere = await app.signIn({ scopes, account: 'ada' })
    await simulator.fault({ match: { path: '/v1/me', exact: true }, effect, times })
    const unnamed = await app.signIn({ scopes, account: 'ada' })
    const { accountMark } = await unnamed.session()
    await expect.poll(() => accountOf(unnamed)).toMatchObject({ id: 'ada', displayName: 'Ada' })
    // The page that was open meanwhile is still the account's.
    const headers = { 'x-account': String(accountMark) }
    expect((await unnamed.call('/me/playlists', { headers })).status).toBe(200)
    expect((await elsewhere.get('/api/sessions')).json().total).toBe(2)
    expect((await elsewhere.act('POST', '/auth/disconnect')).status).toBe(200)
    expect(await app.browser().worthOf(unnamed.sessionCookie)).toEqual([false, 401])
  },
)

test('it is found without a request of its own: a disconnect elsewhere ends it although nobody looks at it', async ({
  startApp,
  simulator,
}) => {
  const app = await startApp({}, extras)
  const elsewhere = await app.signIn({ scopes, account: 'ada' })
  await simulator.fault({ match: { path: '/v1/me', exact: true }, effect: { status: 429 }, times: 1 })
  const closed = await app.signIn({ scopes, account: 'ada' })
  await expect.poll(async () => (await elsewhere.get('/api/sessions')).json().total).toBe(2)
  await elsewhere.act('POST', '/auth/disconnect')
  expect(await app.browser().worthOf(closed.sessionCookie)).toEqual([false, 401])
})

test('after a restart the next request of the session goes on asking', async ({ startApp, simulator }) => {
  const SESSION_KEYS = Buffer.alloc(32, 7).toString('base64')
  const SESSION_STORE = `sqlite:${join(temporaryFolder(), 'deck.db')}`
  const first = await startApp({ SESSION_KEYS, SESSION_STORE })
  await simulator.fault({ match: { path: '/v1/me', exact: true }, effect: { status: 429 }, times: 1 })
  const before = await first.signIn({ scopes })
  expect(await accountOf(before)).toMatchObject({ displayName: 'Unknown account' })
  await first.goDown()
  const second = await startApp({ SESSION_KEYS, SESSION_STORE }, extras)
  const browser = second.browser().carrying(before)
  await expect.poll(() => accountOf(browser)).toMatchObject({ id: 'ada', displayName: 'Ada' })
})

test('an account that may not use the Web API stays unknown, is asked for at ever longer intervals, and can be signed out', async ({
  startApp,
  simulator,
}) => {
  const app = await startApp({}, extras)
  const dov = await app.signIn({ scopes, account: 'dov' })
  await expect.poll(async () => (await simulator.requests('/v1/me')).length).toBeGreaterThan(2)
  expect(await accountOf(dov)).toMatchObject({ displayName: 'Unknown account' })
  const times = (await simulator.requests('/v1/me')) as unknown as { at: number }[]
  const pauses = times.slice(1).map(({ at }, index) => at - (times[index]?.at ?? 0))
  // A busy machine makes a pause longer, and none shorter.
  const { first } = shortTimeouts.session.identifyMs
  for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThan(first * 2 ** index - 5)
  await dov.act('POST', '/auth/sign-out')
  expect(await dov.session()).toEqual({ authenticated: false })
})
