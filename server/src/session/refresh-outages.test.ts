import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../test/harness/temporary-folder.ts'
import { createMemoryLeases } from '../store/memory-store.ts'
import { isLive, type StoredSession } from '../store/session-store.ts'
import { openDatabase } from '../store/sqlite-database.ts'
import { createSqliteLeases } from '../store/sqlite-leases.ts'
import { createSqliteRows } from '../store/sqlite-sessions.ts'
import { firstRow, OutageModel, type Rows } from './testing/outage-model.ts'
import {
  outageLengthsMs,
  outagesAtEachStep,
  randomSchedules,
  sleepsOfAll,
  sleepsOfOne,
} from './testing/outage-schedules.ts'
import type { Schedule } from './testing/store-faults.ts'

/** `OUTAGES=5000` runs every outage that there is a length for, and so many at random. That takes a quarter of an hour. */
const { OUTAGES: longRun } = process.env
const randomRuns = Number(longRun ?? 40)
const lengthsMs = longRun === undefined ? [6_500, 70_000] : outageLengthsMs

/** The contract of rows and leases on a Redis, which `session-store.suite.ts` and `leases.suite.ts` compare with Redis itself. */
function memoryRows(now: () => number): Rows {
  let row: StoredSession = firstRow()
  return {
    leases: createMemoryLeases(now),
    read: async () => row,
    replaceBody: async (_id, before, body) => {
      if (isLive(row) && Buffer.compare(row.body, before) === 0) row = { ...row, body }
    },
  }
}

/** The statements that the server runs, in a file. */
function openSqlite(): (now: () => number) => Rows {
  let clock = () => 0
  const database = openDatabase(join(temporaryFolder(), 'sessions.db'), 'NORMAL', { clock: () => clock() })
  // Nothing here is about power cuts, and the disk is slow.
  database.exec('PRAGMA synchronous = OFF')
  onTestFinished(() => database.close())
  const rows = createSqliteRows(database)
  const leases = createSqliteLeases(database)
  return (now) => {
    clock = now
    database.exec('DELETE FROM session; DELETE FROM lease')
    void rows.create(firstRow())
    return { ...rows, leases }
  }
}

/** @returns what went wrong, with the schedule it went wrong in */
async function violationsOf(schedules: Iterable<Schedule>, openRows: (now: () => number) => Rows): Promise<string[]> {
  const violations: string[] = []
  for (const schedule of schedules) {
    const { violations: found } = await new OutageModel(schedule, openRows).run()
    if (found.length > 0) violations.push(`${found.join('; ')} in ${JSON.stringify(schedule)}`)
  }
  return violations
}

describe.each([
  // Redis goes as a whole; a file is locked, and can be read.
  ['a Redis', 'all', () => memoryRows],
  ['a SQLite file', 'writes', openSqlite],
] as const)('several processes on %s', { timeout: longRun === undefined ? 60_000 : 3_600_000 }, (_, fails, open) => {
  const kinds = longRun === undefined ? [fails] : (['all', 'writes'] as const)

  test('present no refresh token twice and lose none, whenever an outage begins and however long it lasts', async () => {
    expect(await violationsOf(outagesAtEachStep(kinds, lengthsMs), open())).toEqual([])
  })

  test('nor in outages, deaths and sleep at random', async () => {
    expect(await violationsOf(randomSchedules(randomRuns), open())).toEqual([])
  })

  test('nor when all of them sleep together, and one wakes a little later', async () => {
    expect(await violationsOf(sleepsOfAll(), open())).toEqual([])
  })

  test('lose nothing to one that alone sleeps longer than its lease, where refresh tokens stay; else its grant at most', async () => {
    const openRows = open()
    const where = (keepsRefreshTokens: boolean) =>
      violationsOf(
        [...sleepsOfOne()].map((schedule) => ({ ...schedule, keepsRefreshTokens })),
        openRows,
      )
    expect(await where(true)).toEqual([])
    for (const violation of await where(false))
      expect(violation).toMatch(/^refresh-0 was presented by process 0, then by process 1/)
  })
})
