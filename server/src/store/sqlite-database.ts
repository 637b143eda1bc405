import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ProblemError } from '../http/problem-error.ts'
import { productionTimeouts } from '../timeouts.ts'
import { storeUnavailable } from './store.ts'

/** Each one brings the file up by one version; the file's `user_version` counts those that have run. */
const migrations = [
  `CREATE TABLE session (
     id TEXT PRIMARY KEY,
     account TEXT NOT NULL,
     body BLOB,
     created_at INTEGER NOT NULL,
     last_seen_at INTEGER NOT NULL,
     ends_at INTEGER NOT NULL,
     ended TEXT
   ) STRICT;
   CREATE INDEX session_by_account ON session (account);
   CREATE TABLE turn (id TEXT PRIMARY KEY, fence INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;
   CREATE TABLE attempt (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;`,
  'ALTER TABLE session ADD COLUMN label BLOB',
  // Counting live sessions and finding idle ones must not read every row: no request is served meanwhile.
  'CREATE INDEX session_live ON session (last_seen_at) WHERE ended IS NULL',
  // A lease was lost when its beat stopped, whatever the clock said.
  `DROP TABLE turn;
   CREATE TABLE turn (id TEXT PRIMARY KEY, fence INTEGER NOT NULL, beat INTEGER NOT NULL) STRICT`,
  `CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL, ttl INTEGER NOT NULL) STRICT;
   CREATE TABLE message (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     topic TEXT NOT NULL,
     message TEXT NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;`,
  // Leases replace turns. An older release must fail on this file rather than take turns beside the leases.
  'DROP TABLE turn',
  // A sweep must find expired sessions without reading every row.
  'CREATE INDEX session_by_end ON session (ends_at)',
  // The same for redeemed attempts.
  'CREATE INDEX attempt_by_end ON attempt (until)',
  // Triggers, so that no way to end or delete a session can leave its steps behind.
  `CREATE TABLE flow_batch (id INTEGER PRIMARY KEY AUTOINCREMENT, session TEXT NOT NULL, batch BLOB NOT NULL) STRICT;
   CREATE INDEX flow_batch_by_session ON flow_batch (session);
   CREATE TRIGGER session_ended AFTER UPDATE OF ended ON session WHEN new.ended IS NOT NULL
   BEGIN DELETE FROM flow_batch WHERE session = new.id; END;
   CREATE TRIGGER session_deleted AFTER DELETE ON session
   BEGIN DELETE FROM flow_batch WHERE session = old.id; END;`,
]

interface DatabaseOptions {
  /** Milliseconds of a clock that the processes share. */
  clock?(): number
  /** How long a statement waits for a locked file. */
  busyMs?: number
}

/**
 * Opens the file and brings it up to the newest version. A missing file is made, readable by its owner alone.
 * Several processes may have it open.
 * SQL may call `machine_clock()`: it is evaluated while a write has the file locked, so that no other process can write
 * between reading the clock and comparing it with a stored time.
 * @param synchronous `FULL`: a write survives a power cut; `NORMAL`: it may be lost, and does not wait for the disk
 * @throws {Error} names the file and the reason when it can't be used
 */
export function openDatabase(
  path: string,
  synchronous: 'FULL' | 'NORMAL',
  { clock = machineClock, busyMs = productionTimeouts.store.sqlite.busyWritingMs }: DatabaseOptions = {},
): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    const database = new DatabaseSync(path, { timeout: productionTimeouts.store.sqlite.busyOpeningMs })
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`)
    migrate(database)
    database.function('machine_clock', clock)
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
    return database
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The session store ${path} can’t be opened: ${reason}`, { cause })
  }
}

const versionOf = (database: DatabaseSync) => Number(database.prepare('PRAGMA user_version').get()?.user_version)

/** Runs in one exclusive transaction: of several processes that start at once, one migrates. */
function migrate(database: DatabaseSync): void {
  // A file that another process has locked can still be opened.
  if (versionOf(database) === migrations.length) return
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database)
    if (version > migrations.length) throw new Error(`it is of version ${version}, made by a newer release`)
    for (const migration of migrations.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`)
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

/** Turns every error of the database (locked, full, read-only, damaged) into `store-unavailable`. Other errors pass. */
export const guard =
  <Arguments extends unknown[], Result>(method: (...args: Arguments) => Promise<Result>) =>
  (...args: Arguments): Promise<Result> =>
    method(...args).catch((error: unknown) => {
      throw isDatabaseError(error) ? storeUnavailable(error) : error
    })

export function isDatabaseError(error: unknown): boolean {
  if (error instanceof ProblemError || !(error instanceof Error) || !('code' in error)) return false
  return error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE'
}

/**
 * Milliseconds since this machine was started: one clock for all its processes, which nobody can set. A stored time
 * may be ahead of it after the machine has been restarted.
 */
export const machineClock = (): number => Number(process.hrtime.bigint() / 1_000_000n)
