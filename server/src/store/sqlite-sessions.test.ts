import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { bytes, describeSessionStore, liveSession } from './session-store.suite.ts'
import type { SessionStore } from './session-store.ts'
import { openDatabase } from './sqlite-database.ts'
import type { LeaseOptions } from './sqlite-lease.ts'
import { createSqliteSessions, openSqliteSessions } from './sqlite-sessions.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const newPath = () => join(temporaryFolder(), 'data', 'sessions.db')

/** A store and the connection it works on, closed with the test. */
function open(path: string, lease: Partial<LeaseOptions> = {}): { store: SessionStore; database: DatabaseSync } {
  const database = openDatabase(path, 'FULL')
  const store = createSqliteSessions(database, lease)
  onTestFinished(() => store.close().catch(() => {}))
  return { store, database }
}

describeSessionStore('the SQLite store', async () => {
  const path = newPath()
  return [open(path).store, open(path).store]
})

test('sessions and spent attempts outlive the process', async () => {
  const path = newPath()
  const before = openSqliteSessions(path)
  await before.create(liveSession())
  await before.spend('attempt-1', 2_000_000_000_000)
  await before.close()
  const { store } = open(path)
  expect(await store.read('row-1')).toMatchObject({ body: bytes('first') })
  expect(await store.spend('attempt-1', 2_000_000_000_000)).toBe(false)
})

test('the file is for its owner alone', () => {
  const path = newPath()
  open(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
})

test('a file that can’t be used is refused with its name, and so is one of a newer release', () => {
  const folder = temporaryFolder()
  expect(() => openSqliteSessions(folder)).toThrow(`The session store ${folder} can’t be opened`)
  const path = join(folder, 'newer.db')
  const newer = new DatabaseSync(path)
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  expect(() => openSqliteSessions(path)).toThrow('newer release')
})

test('several processes make one file together, and take turns on it', { timeout: 20_000 }, async () => {
  const path = newPath()
  const contender = fileURLToPath(new URL('./testing/contender.ts', import.meta.url))
  const run = (times: number) => promisify(execFile)(process.execPath, [contender, path, String(times)])
  await Promise.all([run(0), run(0), run(0)])
  const { store } = open(path)
  await store.create(liveSession({ body: bytes('0') }))
  await Promise.all([run(20), run(20)])
  expect(await store.read('row-1')).toMatchObject({ body: bytes('40') })
})

test('a turn is kept while its holder is slow, and ends with the lease when it dies', async () => {
  const clock = { now: 0 }
  const lease = { leaseMs: 30, now: () => clock.now }
  const path = newPath()
  const { store: one } = open(path, lease)
  const { store: other, database } = open(path, lease)
  await one.create(liveSession())
  const beat = () => Number(database.prepare('SELECT beat FROM turn').get()?.beat)
  const order: string[] = []
  let waiting: Promise<unknown> = Promise.resolve()
  await one.update('row-1', async () => {
    waiting = other.update('row-1', async () => void order.push('other'))
    for (let renewal = 0; renewal < 5; renewal += 1) {
      const before = beat()
      clock.now += 20
      await vi.waitUntil(() => beat() > before, { interval: 5, timeout: 5000 })
    }
    order.push('slow')
    return undefined
  })
  await waiting
  expect(order).toEqual(['slow', 'other'])

  // As a process leaves it that was killed in the middle of its turn.
  database.exec('UPDATE turn SET fence = fence + 1, beat = 7')
  const after = one.update('row-1', async () => bytes('after the dead one'))
  clock.now += 30
  expect(await after).toMatchObject({ body: bytes('after the dead one') })
})

test('who slept through the end of its lease can’t overwrite what the next one stored', async () => {
  const path = newPath()
  const { store: sleeper } = open(path)
  const { store: next } = open(path, { leaseMs: 30 })
  await sleeper.create(liveSession())
  const result = await sleeper.update('row-1', async () => {
    await next.update('row-1', async () => bytes('newer'))
    return bytes('older')
  })
  expect(result).toMatchObject({ body: bytes('newer') })
})

test('a turn that a dead process had is free in time, and a living one’s is not, wherever the clock is set', async () => {
  const path = newPath()
  const { store, database } = open(path, { leaseMs: 60 })
  await store.create(liveSession())
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await store.update('row-1', async () => bytes('before'))
  database.exec('UPDATE turn SET fence = fence + 1, beat = 1')
  vi.setSystemTime(0)
  expect(await store.update('row-1', async () => bytes('after'))).toMatchObject({ body: bytes('after') })

  const { store: other } = open(path, { leaseMs: 60_000 })
  const order: string[] = []
  let waiting: Promise<unknown> = Promise.resolve()
  await store.update('row-1', async () => {
    waiting = other.update('row-1', async () => void order.push('other'))
    vi.setSystemTime('2050-01-01')
    await vi.waitUntil(() => Number(database.prepare('SELECT beat FROM turn').get()?.beat) > 5, { timeout: 5000 })
    order.push('slow')
    return undefined
  })
  await waiting
  expect(order).toEqual(['slow', 'other'])
})

test('waiting for a turn has an end', async () => {
  const path = newPath()
  const { store: one } = open(path)
  const { store: other } = open(path, { patienceMs: 30 })
  await one.create(liveSession())
  await one.update('row-1', async () => {
    await expect(other.update('row-1', async () => bytes('x'))).rejects.toMatchObject({ code: 'store-unavailable' })
    return undefined
  })
})

test('a locked file is trouble that passes: reads go on, writes say when to try again', async () => {
  const path = newPath()
  const { store } = open(path)
  await store.create(liveSession())
  const locker = new DatabaseSync(path)
  locker.exec('BEGIN IMMEDIATE')
  expect(await store.read('row-1')).toMatchObject({ body: bytes('first') })
  const busy = { code: 'store-unavailable', members: { retryAfter: expect.any(Number) } }
  await expect(store.end('row-1', 'signed-out')).rejects.toMatchObject(busy)
  locker.exec('ROLLBACK')
  locker.close()
  await store.end('row-1', 'signed-out')
  expect(await store.read('row-1')).toMatchObject({ ended: 'signed-out' })
})

test('a lock that passes does not lose the body of a turn', async () => {
  const path = newPath()
  const { store, database } = open(path)
  database.exec('PRAGMA busy_timeout = 1')
  await store.create(liveSession())
  const locker = new DatabaseSync(path)
  const updated = await store.update('row-1', async () => {
    locker.exec('BEGIN IMMEDIATE')
    setTimeout(() => locker.exec('ROLLBACK'), 20)
    return bytes('rotated')
  })
  locker.close()
  expect(updated).toMatchObject({ body: bytes('rotated') })
})

test('a full disk refuses new sessions and keeps the old ones; with room again all goes on', async () => {
  const { store, database } = open(newPath())
  await store.create(liveSession())
  const { page_count } = database.prepare('PRAGMA page_count').get() ?? {}
  database.exec(`PRAGMA max_page_count = ${page_count}`)
  const large = liveSession({ id: 'row-2', body: new Uint8Array(20_000) })
  await expect(store.create(large)).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(await store.read('row-1')).toMatchObject({ body: bytes('first') })
  database.exec('PRAGMA max_page_count = 4000000')
  await store.create(large)
  expect(await store.read('row-2')).toMatchObject({ id: 'row-2' })
})

test('a store that was closed or may only be read is unavailable, not empty', async () => {
  const { store, database } = open(newPath())
  await store.create(liveSession())
  database.exec('PRAGMA query_only = ON')
  await expect(store.update('row-1', async () => bytes('x'))).rejects.toMatchObject({ code: 'store-unavailable' })
  await store.close()
  await expect(store.read('row-1')).rejects.toMatchObject({ code: 'store-unavailable' })
})
