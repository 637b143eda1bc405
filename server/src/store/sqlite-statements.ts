import type { DatabaseSync } from 'node:sqlite'
import type { EndedSession, EndReason, LiveSession, StoredSession } from './session-store.ts'

/** Every statement the store runs, compiled once. */
export function prepareStatements(database: DatabaseSync) {
  return {
    read: database.prepare('SELECT * FROM session WHERE id = $id'),
    create: database.prepare(
      `INSERT INTO session (id, account, label, body, created_at, last_seen_at, ends_at)
       VALUES ($id, $account, $label, $body, $createdAt, $lastSeenAt, $endsAt)`,
    ),
    replaceBody: database.prepare(
      `UPDATE session SET body = $body
       WHERE id = $id AND ended IS NULL AND EXISTS (SELECT 1 FROM lease WHERE name = $turn AND holder = $holder)`,
    ),
    reindex: database.prepare(
      'UPDATE session SET account = $account, label = coalesce($label, label) WHERE id = $id AND ended IS NULL',
    ),
    touch: database.prepare(
      'UPDATE session SET last_seen_at = max(last_seen_at, $at) WHERE id = $id AND ended IS NULL',
    ),
    end: database.prepare(
      'UPDATE session SET ended = $reason, body = NULL WHERE id = $id AND ended IS NULL RETURNING *',
    ),
    countLive: database.prepare('SELECT count(*) AS live FROM session WHERE ended IS NULL'),
    listByAccount: database.prepare(
      'SELECT * FROM session WHERE account IN (SELECT value FROM json_each($accounts)) AND ended IS NULL',
    ),
    spend: database.prepare('INSERT INTO attempt (id, until) VALUES ($attempt, $until) ON CONFLICT DO NOTHING'),
    isSpent: database.prepare('SELECT 1 FROM attempt WHERE id = $attempt'),
    forgetAttempts: database.prepare('DELETE FROM attempt WHERE until <= $now'),
    forgetSessions: database.prepare('DELETE FROM session WHERE ends_at <= $now'),
    endIdle: database.prepare(
      `UPDATE session SET ended = 'idle', body = NULL WHERE ended IS NULL AND last_seen_at <= $idleSince`,
    ),
    // Not at once: while nobody else took it, a lease still fences for who slept through its end.
    forgetLeases: database.prepare('DELETE FROM lease WHERE until < $now - 3600000 OR until > $now + ttl'),
  }
}

/** As the table above has it; SQLite's STRICT keeps it so. */
interface Row {
  id: string
  account: string
  label: Uint8Array | null
  body: Uint8Array | null
  created_at: number
  last_seen_at: number
  ends_at: number
  ended: EndReason | null
}

export function toStored(value: unknown): StoredSession | undefined {
  if (value === undefined) return undefined
  const { id, account, label, body, created_at, last_seen_at, ends_at, ended } = value as Row
  const row = { id, account, createdAt: created_at, lastSeenAt: last_seen_at, endsAt: ends_at, ...(label && { label }) }
  return body ? { ...row, body } : { ...row, ended: ended ?? 'signed-out' }
}

export function toEnded(value: unknown): EndedSession | undefined {
  const session = toStored(value)
  return session?.ended && session
}

export const toRow = ({ id, account, label, body, createdAt, lastSeenAt, endsAt }: LiveSession) => ({
  id,
  account,
  label: label ?? null,
  body,
  createdAt,
  lastSeenAt,
  endsAt,
})
