import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect } from 'vitest'
import type { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { shortTimeouts } from '../harness/open-app.ts'
import { askRedis } from '../harness/open-redis.ts'
import { isRedisThere } from '../harness/redis-process.ts'
import { startRedis } from '../harness/redis-server.ts'
import { canMakeDisks, fillWith, smallDisk } from '../harness/small-disk.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const scopes = ['user-top-read']
const call = (browser: Browser, offset = 0) => browser.call(`/me/top/tracks?limit=1&offset=${offset}`)
const minute = 60_000
const sharedKeys = Buffer.alloc(32, 7).toString('base64')

/** A store that takes no writes until `heal`. */
interface Sick {
  store: string
  begin(): Promise<void>
  heal(): Promise<void>
}

async function lockedFile(): Promise<Sick> {
  const path = join(temporaryFolder(), 'deck.db')
  let locker: DatabaseSync | undefined
  return {
    store: `sqlite:${path}`,
    async begin() {
      locker = new DatabaseSync(path)
      locker.exec('BEGIN IMMEDIATE')
    },
    async heal() {
      locker?.exec('ROLLBACK')
      locker?.close()
    },
  }
}

/** A disk of its own, which something else fills to the last byte. */
async function fullDisk(): Promise<Sick> {
  const disk = smallDisk()
  const filling = join(disk, 'filling')
  return {
    store: `sqlite:${join(disk, 'deck.db')}`,
    begin: async () => fillWith(filling),
    heal: async () => rmSync(filling),
  }
}

const sickRedis = (begin: string[], heal: string[]) => async (): Promise<Sick> => {
  const redis = await startRedis()
  const client = await askRedis(redis.address)
  return {
    store: redis.url,
    begin: async () => void (await client.sendCommand(begin)),
    heal: async () => void (await client.sendCommand(heal)),
  }
}

const sicknesses: [string, () => Promise<Sick>][] = [
  ['a file that another process has locked', lockedFile],
  ...(canMakeDisks ? ([['a disk that is full', fullDisk]] satisfies [string, () => Promise<Sick>][]) : []),
  ...(isRedisThere
    ? ([
        ['a Redis that is full', sickRedis(['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0'])],
        ['a Redis that only follows another', sickRedis(['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'])],
        ['a Redis that holds up writes', sickRedis(['CLIENT', 'PAUSE', '600000', 'WRITE'], ['CLIENT', 'UNPAUSE'])],
      ] satisfies [string, () => Promise<Sick>][])
    : []),
]

/** Milliseconds of the middle one of many requests; single ones may be late on a busy machine. */
async function medianMs(times: number, act: (time: number) => Promise<{ status: number }>): Promise<number> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const beganAt = performance.now()
    expect((await act(time)).status).toBe(200)
    taken.push(performance.now() - beganAt)
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

describe.for(sicknesses)('with %s', { timeout: 60_000 }, ([, fallSick]) => {
  test('requests that only read are served without a wait, and the server says that it is not ready', async ({
    startApp,
  }) => {
    const { store, begin, heal } = await fallSick()
    const app = await startApp({ SESSION_STORE: store })
    const people = await Promise.all(Array.from({ length: 20 }, () => app.signIn({ scopes })))
    const visitor = app.browser()
    const person = (time: number) => people[time % people.length] ?? visitor
    // On a busy machine every answer takes longer.
    const servedMs = await medianMs(20, (time) => person(time).get('/api/session'))
    const withoutWait = Math.max(100, 20 * servedMs)
    // From now on each session has a use to note.
    app.clock.aheadMs = 2 * minute
    await begin()
    const ready = expect.poll(async () => (await visitor.get('/readyz')).status, { timeout: 10_000 })
    await ready.toBe(503)
    expect(await medianMs(60, (time) => call(person(time), time))).toBeLessThan(withoutWait)
    expect(await medianMs(60, (time) => person(time).get('/api/session'))).toBeLessThan(withoutWait)
    const load = Promise.all(people.map((browser, offset) => call(browser, offset)))
    expect(await medianMs(30, () => visitor.get('/healthz'))).toBeLessThan(withoutWait)
    expect((await load).map(({ status }) => status)).toEqual(people.map(() => 200))
    await heal()
    await expect.poll(async () => (await visitor.get('/readyz')).status, { timeout: 10_000 }).toBe(200)
  })

  test('signing out clears the cookie, and ends the session as soon as the store takes it', async ({ startApp }) => {
    const { store, begin, heal } = await fallSick()
    const app = await startApp({ SESSION_STORE: store, SESSION_KEYS: sharedKeys })
    const other = await startApp({ SESSION_STORE: store, SESSION_KEYS: sharedKeys })
    const ada = await app.signIn({ scopes })
    const { sessionCookie } = ada
    await begin()
    expect((await ada.act('POST', '/auth/sign-out')).status).toBe(204)
    expect(ada.sessionCookie).toBe('')
    expect(await app.browser().worthOf(sessionCookie)).toEqual([false, 401])
    await heal()
    await expect.poll(() => other.browser().worthOf(sessionCookie), { timeout: 10_000 }).toEqual([false, 401])
  })
})

test('a session file that is deleted or replaced is noticed: the server is not ready and serves no session, until it is back', async ({
  startApp,
}) => {
  const path = join(temporaryFolder(), 'deck.db')
  const app = await startApp({ SESSION_STORE: `sqlite:${path}` }, { timeouts: shortTimeouts })
  const ada = await app.signIn({ scopes })
  renameSync(path, `${path}.moved`)
  await expect.poll(async () => (await ada.get('/readyz')).status).toBe(503)
  expect([(await call(ada)).status, (await ada.get('/healthz')).status]).toEqual([503, 200])
  new DatabaseSync(path).close()
  expect((await ada.get('/readyz')).status).toBe(503)
  renameSync(`${path}.moved`, path)
  await expect.poll(async () => (await ada.get('/readyz')).status).toBe(200)
  expect((await call(ada)).status).toBe(200)
  expect(app.log.filter((line) => line.includes('"store-lost"'))).toHaveLength(1)
  expect(app.log.filter((line) => line.includes('"store-back"'))).toHaveLength(1)
})
