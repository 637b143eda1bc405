import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { describeExclusiveUpdate } from './exclusive-update.suite.ts'
import { describeFlowBatches } from './flow-batches.suite.ts'
import { describeLeases } from './leases.suite.ts'
import { describePubSub } from './pub-sub.suite.ts'
import { bytes, describeSessionStore, liveSession } from './session-store.suite.ts'
import { openDatabase } from './sqlite-database.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { createSqliteSessions } from './sqlite-sessions.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'
import { contend } from './testing/contend.ts'

const newPath = () => join(temporaryFolder(), 'data', 'sessions.db')

/** A store and the connection it works on, closed with the test. */
function open(path: string, options: Parameters<typeof createSqliteSessions>[1] = {}) {
  const database = openDatabase(path, 'FULL')
  const store = createSqliteSessions(database, options)
  onTestFinished(() => store.close().catch(() => {}))
  return { store, database }
}

describeSessionStore('sessions in one SQLite file', async () => {
  const path = newPath()
  return [open(path).store, open(path).store]
})

describeExclusiveUpdate('updates over one SQLite file', async () => {
  const path = newPath()
  return {
    leases: createSqliteLeases(open(path).database),
    open: (options) => open(path, options).store,
  }
})

function openTwoStores(): [Store, Store] {
  const path = newPath()
  const openStore = () => {
    const store = openSqliteStore(path)
    onTestFinished(() => store.close())
    return store
  }
  return [openStore(), openStore()]
}

describePubSub('messages over one SQLite file', async () => {
  const [one, other] = openTwoStores()
  return [one.pubSub, other.pubSub]
})

describeFlowBatches('flow records in one SQLite file', async () => {
  const [one, other] = openTwoStores()
  return [
    [one.sessions, one.flow],
    [other.sessions, other.flow],
  ]
})

describeLeases('leases over one SQLite file', async () => {
  const [one, other] = openTwoStores()
  return [one.leases, other.leases]
})

test('sessions and redeemed attempts outlive the process', async () => {
  const path = newPath()
  const { store: before } = open(path)
  await before.create(liveSession())
  await before.spend('attempt-1', 2_000_000_000_000)
  await before.close()
  const { store } = open(path)
  expect(await store.read('row-1')).toMatchObject({ body: bytes('first') })
  expect(await store.spend('attempt-1', 2_000_000_000_000)).toBe(false)
})

test('only its owner may read the file', () => {
  const path = newPath()
  open(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
})

test('a file that can’t be used is refused by name, and so is a file of a newer release', () => {
  const folder = temporaryFolder()
  expect(() => openSqliteStore(folder)).toThrow(`The session store ${folder} can’t be opened`)
  const path = join(folder, 'newer.db')
  const newer = new DatabaseSync(path)
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  expect(() => openSqliteStore(path)).toThrow('newer release')
})

test('several processes make one file together, and update it one after the other', { timeout: 20_000 }, async () => {
  const path = newPath()
  const run = (times: number) => contend(`sqlite:${path}`, times)
  await Promise.all([run(0), run(0), run(0)])
  const { store } = open(path)
  await store.create(liveSession({ body: bytes('0') }))
  await Promise.all([run(20), run(20)])
  expect(await store.read('row-1')).toMatchObject({ body: bytes('40') })
})

test('a locked file passes: reads go on, and a write fails with a time to try again', async () => {
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

test('a short lock does not lose the body of an update', async () => {
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

test('a long lock is reported to the caller in time, and the body is written when it ends', async () => {
  const path = newPath()
  const { store, database } = open(path, { writeToldMs: 10 })
  database.exec('PRAGMA busy_timeout = 1')
  await store.create(liveSession())
  const locker = new DatabaseSync(path)
  const updated = store.update('row-1', async () => {
    locker.exec('BEGIN IMMEDIATE')
    return bytes('rotated')
  })
  await expect(updated).rejects.toMatchObject({ code: 'store-unavailable' })
  expect(await store.read('row-1')).toMatchObject({ body: bytes('first') })
  locker.exec('ROLLBACK')
  locker.close()
  expect(await store.update('row-1', async () => undefined)).toMatchObject({ body: bytes('rotated') })
})

test('a full disk refuses new sessions and keeps the old ones; with room again, both work', async () => {
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

test('a file that another process has locked stops no other work of this process', async () => {
  const path = newPath()
  const store = openSqliteStore(path)
  onTestFinished(() => store.close())
  await store.sessions.create(liveSession())
  const locker = new DatabaseSync(path)
  locker.exec('BEGIN IMMEDIATE')
  let turns = 0
  const answers = Promise.allSettled(Array.from({ length: 20 }, () => store.sessions.end('row-1', 'signed-out')))
  while (await Promise.race([answers.then(() => false), nextTurn(true)])) {
    expect(await store.sessions.read('row-1')).toMatchObject({ body: bytes('first') })
    turns += 1
  }
  // A queue of writes waits for one lock together: one second, and not one for each.
  expect(turns).toBeGreaterThan(100)
  for (const answer of await answers) expect(answer).toMatchObject({ reason: { code: 'store-unavailable' } })
  locker.exec('ROLLBACK')
  locker.close()
  expect(await store.sessions.end('row-1', 'signed-out')).toMatchObject({ ended: 'signed-out' })
})

/** Statements that read more the more sessions there are, and why that is no harm. */
const growing = [
  // Once a minute, and of a small index alone.
  'SELECT count(*) AS live FROM session WHERE ended IS NULL',
]

test('every statement finds its sessions and attempts by an index, so that none grows slower with their number', () => {
  const database = openDatabase(newPath(), 'FULL')
  const prepare = vi.spyOn(database, 'prepare')
  const store = createSqliteSessions(database)
  onTestFinished(() => store.close())
  const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => /\b(session|attempt)\b/.test(sql))
  expect(statements.length).toBeGreaterThan(5)
  const scans = (sql: string) =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .some(({ detail }) => /^SCAN (session|attempt)/.test(String(detail)))
  expect(statements.filter(scans)).toEqual(growing)
})

test('a lookup is one statement, among ten sessions and among ten thousand', async () => {
  const runs = (['get', 'all', 'run', 'iterate'] as const).map((name) => vi.spyOn(StatementSync.prototype, name))
  for (const count of [10, 10_000]) {
    const { store, database } = open(newPath())
    addSessions(database, count)
    for (const run of runs) run.mockClear()
    expect(await store.read(String(count))).toMatchObject({ id: String(count) })
    expect(runs.flatMap(({ mock }) => mock.calls)).toHaveLength(1)
  }
})

/** Sessions that are called by their number, of which the first half is idle since 0, and the others have ended at 0. */
function addSessions(database: DatabaseSync, count: number): void {
  database.exec(`
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${count})
    INSERT INTO session (id, account, body, created_at, last_seen_at, ends_at)
    SELECT n, n, x'00', 0, 1000 * (n > ${count / 2}), 1000 * (n <= ${count / 2}) FROM number`)
}

test('a sweep goes in batches of 25 rows at most, and lets other work run between them', async () => {
  const { store, database } = open(newPath())
  addSessions(database, 1000)
  addAttempts(database, 60)
  const run = vi.spyOn(StatementSync.prototype, 'run')
  let turns = 0
  const sweep = store.sweep(999, 500)
  while (await Promise.race([sweep.then(() => false), nextTurn(true)])) turns += 1
  expect(turns).toBeGreaterThanOrEqual(10)
  const pieces = run.mock.results.map(({ value }) => Number(value.changes))
  expect(Math.max(...pieces)).toBe(25)
  expect(await store.countLive()).toBe(0)
  expect(await store.read('1')).toMatchObject({ ended: 'idle' })
  expect(await store.read('1000')).toBeUndefined()
  expect([await store.isSpent('60'), await store.isSpent('1')]).toEqual([true, false])
})

/** Attempts that are called by their number, all but the last over at 0. */
function addAttempts(database: DatabaseSync, count: number): void {
  const insert = database.prepare('INSERT INTO attempt (id, until) VALUES (?, ?)')
  for (let attempt = 1; attempt <= count; attempt += 1) insert.run(String(attempt), attempt === count ? 1000 : 0)
}

test('a store that is closed or read-only is unavailable, not empty', async () => {
  const { store, database } = open(newPath())
  await store.create(liveSession())
  database.exec('PRAGMA query_only = ON')
  await expect(store.update('row-1', async () => bytes('x'))).rejects.toMatchObject({ code: 'store-unavailable' })
  await store.close()
  await expect(store.read('row-1')).rejects.toMatchObject({ code: 'store-unavailable' })
})
