import type { DatabaseSync } from 'node:sqlite'
import type { Leases } from './leases.ts'
import { guard, machineClock } from './sqlite-database.ts'

/** A lease that ends further ahead than it was long was acquired before the machine's last start, and is void. */
const isHeld = 'until > $now AND until <= $now + ttl'

/** Leases between the processes that have one file open. @param now milliseconds of a clock that they share */
export function createSqliteLeases(database: DatabaseSync, now: () => number = machineClock): Leases {
  const statements = prepareStatements(database)
  return {
    acquire: guard(async (name, holder, ttlMs) => {
      // Reads before it writes: a process that waits for the lease must not keep the file locked.
      if (statements.isHeldByOther.get({ name, holder, now: now() })) return false
      return statements.acquire.run({ name, holder, ttlMs, now: now() }).changes === 1
    }),
    renew: guard(
      async (name, holder, ttlMs) => statements.renew.run({ name, holder, ttlMs, now: now() }).changes === 1,
    ),
    release: guard(async (name, holder) => void statements.release.run({ name, holder })),
  }
}

const prepareStatements = (database: DatabaseSync) => ({
  isHeldByOther: database.prepare(`SELECT 1 FROM lease WHERE name = $name AND holder <> $holder AND ${isHeld}`),
  acquire: database.prepare(
    `INSERT INTO lease (name, holder, until, ttl) VALUES ($name, $holder, $now + $ttlMs, $ttlMs)
     ON CONFLICT (name) DO UPDATE SET holder = $holder, until = $now + $ttlMs, ttl = $ttlMs
     WHERE holder = $holder OR NOT (${isHeld})`,
  ),
  renew: database.prepare(
    'UPDATE lease SET until = $now + $ttlMs, ttl = $ttlMs WHERE name = $name AND holder = $holder',
  ),
  release: database.prepare('DELETE FROM lease WHERE name = $name AND holder = $holder'),
})
