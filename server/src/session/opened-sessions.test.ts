import { expect, test } from 'vitest'
import { createMemoryPubSub, createMemorySessions } from '../store/memory-store.ts'
import type { PubSub } from '../store/pub-sub.ts'
import { sessionChanged, sessionEnded } from '../store/session-events.ts'
import { createOpenedSessions } from './opened-sessions.ts'
import type { OpenedSession } from './session-records.ts'
import { createSignedInApp } from './testing/session-routes.ts'

const keepMs = 1_000

async function start({ most = 10 } = {}) {
  const clock = { now: 0 }
  const connection: { number: number | undefined } = { number: 1 }
  const pubSub: PubSub = { ...createMemoryPubSub(), catchUp: () => connection.number }
  const sessions = await createOpenedSessions({ pubSub, keepMs, most, now: () => clock.now })
  const open = (name: string, meanwhile = async () => {}) =>
    sessions.open(`cookie of ${name}`, async () => {
      await meanwhile()
      return { state: 'live', reference: { id: name } } as OpenedSession
    })
  const isKept = (name: string) => sessions.find(`cookie of ${name}`) !== undefined
  return { sessions, pubSub, clock, connection, open, isKept }
}

test('a session is kept for the time given, and not longer', async () => {
  const { open, isKept, clock } = await start()
  await open('ada')
  clock.now = keepMs - 1
  expect([isKept('ada'), isKept('ben')]).toEqual([true, false])
  clock.now = keepMs
  expect(isKept('ada')).toBe(false)
})

test.each([sessionEnded, sessionChanged])('a message of %s drops that session and no other', async (topic) => {
  const { open, isKept, pubSub } = await start()
  await open('ada')
  await open('ben')
  await pubSub.publish(topic, 'ada')
  expect([isKept('ada'), isKept('ben')]).toEqual([false, true])
})

test('a session that was read while any session changed is not kept: it may be from before the change', async () => {
  const { open, isKept, sessions } = await start()
  await open('ada', async () => sessions.drop('ada'))
  expect(isKept('ada')).toBe(false)
})

test('sessions that are opened at the same time are all kept', async () => {
  const { open, isKept } = await start()
  await open('ada', () => open('ben', () => open('cai').then(() => {})).then(() => {}))
  expect(['ada', 'ben', 'cai'].map(isKept)).toEqual([true, true, true])
})

test('what was kept before messages could be missed is not used after that', async () => {
  const { open, isKept, connection } = await start()
  await open('ada')
  connection.number = undefined
  expect(isKept('ada')).toBe(false)
  await open('ben')
  connection.number = 2
  expect([isKept('ada'), isKept('ben')]).toEqual([false, false])
  await open('ada')
  expect(isKept('ada')).toBe(true)
})

test('the oldest session makes room, and a cookie that was sealed anew takes the place of the old one', async () => {
  const { open, isKept, sessions } = await start({ most: 2 })
  for (const name of ['ada', 'ben', 'cai']) await open(name)
  expect(['ada', 'ben', 'cai'].map(isKept)).toEqual([false, true, true])
  await sessions.open('new cookie of ben', async () => ({ state: 'live', reference: { id: 'ben' } }) as OpenedSession)
  expect([isKept('ben'), isKept('cai')]).toEqual([false, true])
  sessions.drop('ben')
  expect(sessions.find('new cookie of ben')).toBeUndefined()
})

/** The plugin with its cache, and how often it has read the store. */
async function startApp() {
  const sessions = createMemorySessions()
  const count = { reads: 0 }
  const read = (id: string) => {
    count.reads++
    return sessions.read(id)
  }
  const started = await createSignedInApp({ pubSub: createMemoryPubSub(), store: { ...sessions, read } })
  return { ...started, count, get: async (url = '/me') => (await started.browser.get(url)).statusCode }
}

test('the requests of one second read the store once, and the next request feels the end of the session', async () => {
  const { browser, get, store, id, count } = await startApp()
  expect([await get(), await get(), await get('/token'), count.reads]).toEqual([200, 200, 200, 1])
  const copy = browser.cookieHeader()
  await browser.post('/sign-out')
  expect((await browser.get('/me', { cookie: copy })).statusCode).toBe(401)
  expect(await store.read(id)).toMatchObject({ ended: 'signed-out' })
})

test('the next request feels a refresh, and the use of a session', async () => {
  const { browser, clock, accounts } = await startApp()
  const token = async () => (await browser.get('/token')).json()
  const before = await token()
  await browser.post('/refresh')
  const after = await token()
  expect([after.works, after.accessToken === before.accessToken]).toEqual([true, false])
  clock.now += 120_000
  const used = (await browser.get('/view')).json().sessionExpiresAt
  expect((await browser.get('/view')).json().sessionExpiresAt).toBe(used)
  expect(accounts.callsOf('refresh_token')).toBe(1)
})
