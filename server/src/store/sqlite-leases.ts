import type { DatabaseSync } from 'node:sqlite'
import { isRecord } from '../../contract/json.ts'
import { type HeldLease, isSameLease, type Leases } from './leases.ts'
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
    claim: guard(async (name, holder, ttlMs, dead) => {
      const isInTheWay = (held: HeldLease | undefined) => held && held.holder !== holder && !isSameLease(dead, held)
      const seen = parseRow(statements.read.get({ name }))
      if (isInTheWay(seen)) return seen
      const { holder: deadHolder = null, until: deadUntil = null } = dead ?? {}
      const held = parseRow(statements.claim.get({ name, holder, ttlMs, deadHolder, deadUntil }))
      return held?.holder === holder ? undefined : held
    }),
    renew: guard(async (name, holder, ttlMs) => statements.renew.run({ name, holder, ttlMs }).changes === 1),
    release: guard(async (name, holder) => void statements.release.run({ name, holder })),
  }
}

/** SQL for a value of a lease after a claim: the new one where the claim may have it, else the one that is there. */
const claimed = (column: string) =>
  `${column} = iif(holder = $holder OR (holder = $deadHolder AND until = $deadUntil), excluded.${column}, ${column})`

const prepareStatements = (database: DatabaseSync) => ({
  read: database.prepare('SELECT holder, until, ttl FROM lease WHERE name = $name'),
  isHeldByOther: database.prepare(`SELECT 1 FROM lease WHERE name = $name AND holder <> $holder AND ${isHeld}`),
  acquire: database.prepare(
    `INSERT INTO lease (name, holder, until, ttl) VALUES ($name, $holder, machine_clock() + $ttlMs, $ttlMs)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until, ttl = excluded.ttl
     WHERE holder = $holder OR NOT (${isHeld})`,
  ),
  claim: database.prepare(
    `INSERT INTO lease (name, holder, until, ttl) VALUES ($name, $holder, machine_clock() + $ttlMs, $ttlMs)
     ON CONFLICT (name) DO UPDATE SET ${['holder', 'until', 'ttl'].map(claimed).join(', ')}
     RETURNING holder, until, ttl`,
  ),
  renew: database.prepare(
    'UPDATE lease SET until = machine_clock() + $ttlMs, ttl = $ttlMs WHERE name = $name AND holder = $holder',
  ),
  release: database.prepare('DELETE FROM lease WHERE name = $name AND holder = $holder'),
})

/** @returns `undefined` when there is no row */
const parseRow = (row: unknown): HeldLease | undefined =>
  isRecord(row) ? { holder: String(row.holder), until: Number(row.until), ttlMs: Number(row.ttl) } : undefined
