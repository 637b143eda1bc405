import type { DatabaseSync, StatementResultingChanges } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isRecord } from '../../contract/json.ts'
import { createExclusiveUpdate, type ExclusiveUpdateOptions } from './exclusive-update.ts'
import type { Leases } from './leases.ts'
import {
  type EndedSession,
  isLive,
  type LiveSession,
  parseEndReason,
  type SessionStore,
  type StoredSession,
} from './session-store.ts'
import { guard } from './sqlite-database.ts'
import { createSqliteLeases } from './sqlite-leases.ts'

interface SqliteSessionsOptions extends ExclusiveUpdateOptions {
  /** Guard the changes to a session. */
  leases?: Leases
}

/** @param database opened by `openDatabase`; the store closes it */
export function createSqliteSessions(database: DatabaseSync, options: SqliteSessionsOptions = {}): SessionStore {
  const { leases = createSqliteLeases(database), ...rest } = options
  const { replaceBody, ...rows } = createSqliteRows(database)
  const closing = new AbortController()
  return {
    ...rows,
    ...createExclusiveUpdate({ leases, read: rows.read, replaceBody }, closing.signal, rest),
    close: async () => {
      closing.abort()
      database.close()
    },
  }
}

/** What is done to sessions in one step each. */
export interface SqliteRows extends Omit<SessionStore, 'update' | 'settled' | 'close'> {
  /** Replaces the body of a live session, unless it is no longer `before`. */
  replaceBody(id: string, before: Uint8Array, body: Uint8Array): Promise<void>
}

/** @param database opened by `openDatabase` */
export function createSqliteRows(database: DatabaseSync): SqliteRows {
  const statements = prepareStatements(database)
  return {
    read: guard(async (id) => parseRow(statements.read.get({ id }))),
    create: guard(async (session) => void statements.create.run(toRow(session))),
    replaceBody: guard(async (id, before, body) => void statements.replaceBody.run({ id, before, body })),
    reindex: guard(async (id, { account, label = null }) => void statements.reindex.run({ id, account, label })),
    touch: guard(async (id, at) => void statements.touch.run({ id, at })),
    end: guard(async (id, reason) => endedOf(parseRow(statements.end.get({ id, reason })))),
    listByAccount: guard(async (accounts) =>
      statements.listByAccount
        .all({ accounts: JSON.stringify(accounts) })
        .map(parseRow)
        .filter(isLive),
    ),
    countLive: guard(async () => Number(statements.countLive.get()?.live)),
    spend: guard(async (attempt, until) => statements.spend.run({ attempt, until }).changes === 1),
    isSpent: guard(async (attempt) => statements.isSpent.get({ attempt }) !== undefined),
    sweep: guard(async (now, idleTtlMs) => {
      statements.deleteAttempts.run({ now })
      await inBatches(() => statements.deleteSessions.run({ now, batchSize }))
      await inBatches(() => statements.endIdle.run({ idleSince: now - idleTtlMs, batchSize }))
      statements.deleteLeases.run()
    }),
  }
}

/**
 * How many sessions a sweep changes at a time. The database is synchronous and lets one process write, so nothing else is
 * served meanwhile: with 100 that is a few milliseconds.
 */
const batchSize = 100

/** Runs a statement again until it finds no whole batch; requests are served between two runs. */
async function inBatches(run: () => StatementResultingChanges): Promise<void> {
  while (Number(run().changes) === batchSize) await nextTurn()
}

const prepareStatements = (database: DatabaseSync) => ({
  read: database.prepare('SELECT * FROM session WHERE id = $id'),
  create: database.prepare(
    `INSERT INTO session (id, account, label, body, created_at, last_seen_at, ends_at)
     VALUES ($id, $account, $label, $body, $createdAt, $lastSeenAt, $endsAt)`,
  ),
  replaceBody: database.prepare('UPDATE session SET body = $body WHERE id = $id AND ended IS NULL AND body = $before'),
  reindex: database.prepare(
    'UPDATE session SET account = $account, label = coalesce($label, label) WHERE id = $id AND ended IS NULL',
  ),
  touch: database.prepare('UPDATE session SET last_seen_at = max(last_seen_at, $at) WHERE id = $id AND ended IS NULL'),
  end: database.prepare('UPDATE session SET ended = $reason, body = NULL WHERE id = $id AND ended IS NULL RETURNING *'),
  countLive: database.prepare('SELECT count(*) AS live FROM session WHERE ended IS NULL'),
  listByAccount: database.prepare(
    'SELECT * FROM session WHERE account IN (SELECT value FROM json_each($accounts)) AND ended IS NULL',
  ),
  spend: database.prepare('INSERT INTO attempt (id, until) VALUES ($attempt, $until) ON CONFLICT DO NOTHING'),
  isSpent: database.prepare('SELECT 1 FROM attempt WHERE id = $attempt'),
  deleteAttempts: database.prepare('DELETE FROM attempt WHERE until <= $now'),
  deleteSessions: database.prepare(
    'DELETE FROM session WHERE id IN (SELECT id FROM session WHERE ends_at <= $now LIMIT $batchSize)',
  ),
  endIdle: database.prepare(
    `UPDATE session SET ended = 'idle', body = NULL
     WHERE id IN (SELECT id FROM session WHERE ended IS NULL AND last_seen_at <= $idleSince LIMIT $batchSize)`,
  ),
  // Those from before the machine's last start, and others 30 days after their end: until then a holder may live that can't
  // reach the file.
  deleteLeases: database.prepare(
    'DELETE FROM lease WHERE until < machine_clock() - 2592000000 OR until > machine_clock() + ttl',
  ),
})

const toRow = ({ id, account, label, body, createdAt, lastSeenAt, endsAt }: LiveSession) => ({
  id,
  account,
  label: label ?? null,
  body,
  createdAt,
  lastSeenAt,
  endsAt,
})

/** @returns `undefined` when there is no row */
function parseRow(row: unknown): StoredSession | undefined {
  if (!isRecord(row)) return undefined
  const { label, body } = row
  const session = {
    id: String(row.id),
    account: String(row.account),
    createdAt: Number(row.created_at),
    lastSeenAt: Number(row.last_seen_at),
    endsAt: Number(row.ends_at),
    ...(label instanceof Uint8Array && { label }),
  }
  return body instanceof Uint8Array ? { ...session, body } : { ...session, ended: parseEndReason(row.ended) }
}

const endedOf = (session: StoredSession | undefined): EndedSession | undefined => (session?.ended ? session : undefined)
