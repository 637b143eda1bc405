import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { openRedisStore } from '../../../src/store/redis-store.ts'
import type { LiveSession } from '../../../src/store/session-store.ts'
import { openDatabase } from '../../../src/store/sqlite-database.ts'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Stage } from '../stage.ts'
import { median, percentile } from '../statistics.ts'
import type { Trial, TrialFigure } from './trial.ts'

const fewSessions = 1_000
const day = 24 * 3_600_000
const idleTtlMs = 7 * day
/** What a sealed token set of Spotify’s weighs. */
const body = new Uint8Array(randomBytes(1_000))
const label = new Uint8Array(randomBytes(80))

export const measureSqlite: Trial = (stage, { storedSessions, lookups }) =>
  measureStore('SQLite', (count) => openFilledSqlite(stage, count), storedSessions, lookups)

export const measureRedis: Trial = async ({ redis }, { storedSessions, lookups }) =>
  redis ? measureStore('Redis', (count) => openFilledRedis(redis, count), storedSessions, lookups) : []

/** Whether a server grows slower with the sessions it keeps: looking one up among few and among many, and the sweep. */
async function measureStore(
  kind: string,
  open: (count: number) => Promise<Store>,
  many: number,
  lookups: number,
): Promise<TrialFigure[]> {
  const [small, large] = [await open(fewSessions), await open(many)]
  const ratio = await compareLookups({ store: small, count: fewSessions }, { store: large, count: many }, lookups)
  const count = await measureStall(large.sessions.countLive)
  const sweep = await measureStall(() => large.sessions.sweep(Date.now(), idleTtlMs))
  const swept = many - (await large.sessions.countLive())
  await small.close()
  await large.close()
  return [
    { what: `${kind}: lookup among ${many.toLocaleString('en')}`, value: ratio.many * 1000, unit: 'µs' },
    { what: `${kind}: the same, against 1,000`, value: ratio.many / ratio.few, unit: '×', atMost: 1.2 },
    { what: `${kind}: stall while sessions are counted`, value: count.longestStallMs, unit: 'ms', atMost: 50 },
    { what: `${kind}: sweep of ${swept.toLocaleString('en')}`, value: sweep.totalMs / 1000, unit: 's' },
    { what: `${kind}: longest stall of the sweep`, value: sweep.longestStallMs, unit: 'ms', atMost: 50 },
    { what: `${kind}: most computing between two turns`, value: sweep.longestCpuMs, unit: 'ms' },
  ]
}

interface Filled {
  store: Store
  count: number
}

/** The medians of random lookups, in milliseconds, in turn at the one and at the other. */
async function compareLookups(few: Filled, many: Filled, lookups: number) {
  const medians = { few: [] as number[], many: [] as number[] }
  for (let round = 0; round < 5; round += 1) {
    medians.few.push(await medianLookup(few, lookups))
    medians.many.push(await medianLookup(many, lookups))
  }
  return { few: median(medians.few), many: median(medians.many) }
}

async function medianLookup({ store, count }: Filled, lookups: number): Promise<number> {
  const times = new Float64Array(lookups)
  for (let lookup = 0; lookup < lookups; lookup += 1) {
    const id = idOf(Math.floor(Math.random() * count))
    const began = performance.now()
    await store.sessions.read(id)
    times[lookup] = performance.now() - began
  }
  return percentile(times.sort(), 0.5)
}

/**
 * How long something takes, and the longest time in which nothing else of this process could run: by the clock, which
 * counts the disk and a busy machine too, and as processor time of the thread.
 */
async function measureStall(act: () => Promise<unknown>) {
  let isOver = false
  let [longestStallMs, longestCpuMs] = [0, 0]
  const watching = (async () => {
    for (let [last, lastCpu] = [performance.now(), process.threadCpuUsage()]; !isOver; ) {
      await nextTurn()
      const [now, cpu] = [performance.now(), process.threadCpuUsage()]
      longestStallMs = Math.max(longestStallMs, now - last)
      longestCpuMs = Math.max(longestCpuMs, (cpu.user + cpu.system - lastCpu.user - lastCpu.system) / 1000)
      last = now
      lastCpu = cpu
    }
  })()
  const began = performance.now()
  await act()
  const totalMs = performance.now() - began
  isOver = true
  await watching
  return { totalMs, longestStallMs, longestCpuMs }
}

const idOf = (index: number) => createHash('sha256').update(String(index)).digest('base64url')

/** Of ten sessions one is past its end, one was not used for too long, and the others live. */
function storedSession(index: number): LiveSession {
  const now = Date.now()
  const [expired, idle] = [index % 10 === 0, index % 10 === 1]
  const id = idOf(index)
  const times = {
    createdAt: now - 30 * day,
    lastSeenAt: idle ? now - 8 * day : now - day,
    endsAt: now + (expired ? -1 : day),
  }
  return { id, account: id, label, body, ...times }
}

/** Written past the store, which waits for the disk at every session. */
async function openFilledSqlite({ folder }: Stage, count: number): Promise<Store> {
  const path = join(folder, `stored-${count}.db`)
  const store = openSqliteStore(path)
  const database = openDatabase(path, 'NORMAL')
  // Half a gigabyte: the rows come in a random order, and each goes into every index.
  database.exec('PRAGMA cache_size = -500000; PRAGMA synchronous = OFF')
  const insert = database.prepare(
    `INSERT INTO session (id, account, label, body, created_at, last_seen_at, ends_at)
     VALUES ($id, $account, $label, $body, $createdAt, $lastSeenAt, $endsAt)`,
  )
  database.exec('BEGIN')
  for (let index = 0; index < count; index += 1) {
    const { ended: _, label = null, ...row } = storedSession(index)
    insert.run({ ...row, label })
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  // Otherwise the first sweep would wait until the disk has written all of it.
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
  return store
}

/** Few enough that each is answered in time on a busy machine. */
const batch = 200

async function openFilledRedis(address: NonNullable<Stage['redis']>, count: number): Promise<Store> {
  const store = await openRedisStore({ ...address, prefix: `stored-${count}:` }, { lost() {}, back() {} })
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from)
    await Promise.all(Array.from({ length }, (_, index) => store.sessions.create(storedSession(from + index))))
  }
  return store
}
