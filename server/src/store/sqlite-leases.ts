import type { DatabaseSync } from 'node:sqlite'
import type { Leases } from './leases.ts'
import { guard } from './sqlite-database.ts'

/** A lease that ends further ahead than it was long was acquired before the machine's last start, and is void. */
const isHeld = 'until > machine_clock() AND until <= machine_clock() + ttl'

/** Leases between the processes that have one file open. @param database opened by `openDatabase` */
export function createSqliteLeases(database: DatabaseSync): Leases {
  const statements = prepareStatements(database)
  return {
    acquire: guard(async (name, holder, ttlMs) => {
      // Reads before it writes: a process that waits for the lease must not keep the file locked.
      if (statements.isHeldByOther.get({ name, holder })) return false
      return statements.acquire.run({ name, holder, ttlMs }).changes === 1
    }),
    renew: guard(async (name, holder, ttlMs) => statements.renew.run({ name, holder, ttlMs }).changes === 1),
    release: guard(async (name, holder) => void statements.release.run({ name, holder })),
  }
}

const prepareStatements = (database: DatabaseSync) => ({
  isHeldByOther: database.prepare(`SELECT 1 FROM lease WHERE name = $name AND holder <> $holder AND ${isHeld}`),
  acquire: database.prepare(
    `INSERT INTO lease (name, holder, until, ttl) VALUES ($name, $holder, machine_clock() + $ttlMs, $ttlMs)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until, ttl = excluded.ttl
     WHERE holder = $holder OR NOT (${isHeld})`,
  ),
  renew: database.prepare(
    'UPDATE lease SET until = machine_clock() + $ttlMs, ttl = $ttlMs WHERE name = $name AND holder = $holder',
  ),
  release: database.prepare('DELETE FROM lease WHERE name = $name AND holder = $holder'),
})
