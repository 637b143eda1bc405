import { openDatabase } from './sqlite-database.ts'
import { createSqliteFlow } from './sqlite-flow.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { createMessageWrites } from './sqlite-pub-sub.ts'
import { createSqliteRows } from './sqlite-sessions.ts'
import { createSqliteSweep } from './sqlite-sweep.ts'

/** Everything that a thread of its own does with the file: what writes, and what reads every row. */
export type SqliteWrites = ReturnType<typeof openSqliteWrites>['writes']

/** The names of the writes, for the other side of the thread. */
export const writeNames = Object.keys({
  create: true,
  replaceBody: true,
  reindex: true,
  touch: true,
  end: true,
  spend: true,
  sweep: true,
  countLive: true,
  acquire: true,
  claim: true,
  renew: true,
  release: true,
  addMessage: true,
  deleteMessages: true,
  addFlowBatch: true,
} satisfies Record<keyof SqliteWrites, true>)

/** @throws {Error} the file can't be used */
export function openSqliteWrites(path: string, busyMs: number) {
  // Writes are rare (sign-in, refresh once an hour), and a rotated refresh token must outlive a power cut.
  const durable = openDatabase(path, 'FULL', { busyMs })
  // Messages and leases mean nothing after a power cut, and a sweep is made again, so they do not wait for the disk.
  const fast = openDatabase(path, 'NORMAL', { busyMs })
  const { read: _, isSpent: __, listByAccount: ___, ...rows } = createSqliteRows(durable)
  // A step that a power cut takes is a line less to look at.
  const { addFlowBatch } = createSqliteFlow(fast)
  return {
    writes: {
      ...rows,
      ...{ sweep: createSqliteSweep(fast), addFlowBatch },
      ...createSqliteLeases(fast),
      ...createMessageWrites(fast),
    },
    close() {
      fast.close()
      durable.close()
    },
  }
}
