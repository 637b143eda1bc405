import type { DatabaseSync, StatementResultingChanges } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import type { SessionStore } from './session-store.ts'
import { guard } from './sqlite-database.ts'

/** How many rows a sweep changes at a time. Meanwhile nobody else writes to the file: with 25 for some milliseconds. */
export const batchSize = 25

/** Runs a statement again until it finds no whole batch. Between two runs the file is free for as long as a run took. */
export async function inBatches(run: () => StatementResultingChanges): Promise<void> {
  for (;;) {
    const beganAt = performance.now()
    if (Number(run().changes) < batchSize) return
    await delay(performance.now() - beganAt)
  }
}

/**
 * Deletes what is over and ends sessions that are idle. What a power cut undoes is swept again, so the database need not
 * wait for the disk.
 * @param database opened by `openDatabase`
 */
export function createSqliteSweep(database: DatabaseSync): SessionStore['sweep'] {
  const statements = prepareStatements(database)
  return guard(async (now, idleTtlMs) => {
    await inBatches(() => statements.deleteAttempts.run({ now, batchSize }))
    await inBatches(() => statements.deleteSessions.run({ now, batchSize }))
    await inBatches(() => statements.endIdle.run({ idleSince: now - idleTtlMs, batchSize }))
    statements.deleteLeases.run()
  })
}

const prepareStatements = (database: DatabaseSync) => ({
  deleteAttempts: database.prepare(
    'DELETE FROM attempt WHERE id IN (SELECT id FROM attempt WHERE until <= $now LIMIT $batchSize)',
  ),
  deleteSessions: database.prepare(
    'DELETE FROM session WHERE id IN (SELECT id FROM session WHERE ends_at <= $now LIMIT $batchSize)',
  ),
  endIdle: database.prepare(
    `UPDATE session SET ended = 'idle', body = NULL
     WHERE id IN (SELECT id FROM session WHERE ended IS NULL AND last_seen_at <= $idleSince LIMIT $batchSize)`,
  ),
  // Those from before the machine's last start, and others 30 days after their end: until then a holder may live that can't
  // reach the file. In one piece: a lease is deleted when it is released, so only those of processes that died are left.
  deleteLeases: database.prepare(
    'DELETE FROM lease WHERE until < machine_clock() - 2592000000 OR until > machine_clock() + ttl',
  ),
})
