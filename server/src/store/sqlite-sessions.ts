import type { DatabaseSync } from 'node:sqlite'
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
import { createSqliteSweep } from './sqlite-sweep.ts'

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
    sweep: createSqliteSweep(database),
    ...createExclusiveUpdate({ leases, read: rows.read, replaceBody }, closing.signal, rest),
    close: async () => {
      closing.abort()
      database.close()
    },
  }
}

/** What is done to sessions in one step each. */
export interface SqliteRows extends Omit<SessionStore, 'update' | 'settled' | 'sweep' | 'close'> {
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
  }
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
