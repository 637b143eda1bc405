import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { openDatabase } from './sqlite-database.ts'
import { createSqliteLeases } from './sqlite-leases.ts'

const minute = 60_000

function openTwo(clock?: () => number) {
  const path = join(temporaryFolder(), 'sessions.db')
  const open = () => {
    const database = openDatabase(path, 'NORMAL', { ...(clock && { clock }) })
    onTestFinished(() => database.close())
    return { database, leases: createSqliteLeases(database) }
  }
  return [open(), open()] as const
}

test('setting the time of day neither ends a lease early nor keeps an expired one', async () => {
  const [one, other] = openTwo()
  onTestFinished(() => void vi.useRealTimers())
  await one.leases.acquire('task', 'one', minute)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * minute })
  expect(await other.leases.acquire('task', 'other', minute)).toBe(false)
  await one.leases.acquire('task', 'one', 1)
  vi.setSystemTime(Date.now() - 120 * minute)
  await expect.poll(() => other.leases.acquire('task', 'other', minute), { timeout: 5000 }).toBe(true)
})

test('a lease from before the machine’s last start, when its clock began again, is void', async () => {
  const clock = { now: 500 * minute }
  const [one, other] = openTwo(() => clock.now)
  await one.leases.acquire('task', 'one', minute)
  clock.now = 1 * minute
  expect(await other.leases.acquire('task', 'other', minute)).toBe(true)
  expect(await one.leases.acquire('task', 'one', minute)).toBe(false)
})

test('of two processes that acquire a lease in the same millisecond, one gets it', async () => {
  let time = 1000
  let isReading = false
  const winners = new Set<string>()
  const [one, other] = openTwo(() => {
    const now = time
    if (isReading || winners.size > 0) return now
    isReading = true
    time += 1
    // The other process has just read the clock. Where it has locked the file by then, this one gets nothing.
    one.leases.acquire('task', 'one', minute).then(
      (isAcquired) => isAcquired && winners.add('one'),
      () => {},
    )
    isReading = false
    return now
  })
  one.database.exec('PRAGMA busy_timeout = 0')
  if (await other.leases.acquire('task', 'other', minute)) winners.add('other')
  expect(winners.size).toBe(1)
})

test('a long lease is not void for a process that wants a short one', async () => {
  const [one, other] = openTwo()
  await one.leases.acquire('task', 'one', 60 * minute)
  expect(await other.leases.acquire('task', 'other', 1)).toBe(false)
})

test('a process that finds the lease held does not write: it must not lock the file', async () => {
  const [one, other] = openTwo()
  await one.leases.acquire('task', 'one', minute)
  one.database.exec('BEGIN IMMEDIATE')
  expect(await other.leases.acquire('task', 'other', minute)).toBe(false)
  other.database.exec('PRAGMA busy_timeout = 0')
  await expect(other.leases.acquire('another', 'other', minute)).rejects.toMatchObject({ code: 'store-unavailable' })
})
