import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Each brings the file one version up; the file's `user_version` says how many it has had. */
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
  // Counting the live ones, and finding the idle ones, must not read every row: it stops all requests meanwhile.
  'CREATE INDEX session_live ON session (last_seen_at) WHERE ended IS NULL',
  // A turn is lost by standing still, whatever the clock says.
  `DROP TABLE turn;
   CREATE TABLE turn (id TEXT PRIMARY KEY, fence INTEGER NOT NULL, beat INTEGER NOT NULL) STRICT`,
  `CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL, ttl INTEGER NOT NULL) STRICT;
   CREATE TABLE message (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     topic TEXT NOT NULL,
     message TEXT NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;`,
  // Turns are leases. A release that does not know this must not take turns of its own beside them.
  'DROP TABLE turn',
]

/** While starting there is time; while serving, every millisecond of it stops all requests. */
const busyTimeoutMs = { opening: 5000, serving: 250 }

/**
 * Opens the file, made if need be and readable by its owner alone, and brings it up to date.
 * Several processes may have it open.
 * @param synchronous `FULL`: what is written outlives a power cut; `NORMAL`: it need not, and does not wait for the disk
 * @throws {Error} saying which file and why, when it can't be used
 */
export function openDatabase(path: string, synchronous: 'FULL' | 'NORMAL'): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs.opening })
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`)
    migrate(database)
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs.serving}`)
    return database
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The session store ${path} can’t be opened: ${reason}`, { cause })
  }
}

/** In one transaction that no other process can be in: of several starting at once, one migrates. */
function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
    if (version > migrations.length) throw new Error(`it is of version ${version}, made by a newer release`)
    for (const migration of migrations.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`)
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
