import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { storeUnavailable } from './store-unavailable.ts'

export interface LeaseOptions {
  /** Epoch milliseconds by the machine's clock: the processes must agree on it. */
  now(): number
  /** How long a turn is kept for a process that no longer renews it. */
  leaseMs: number
  /** How long to wait for a turn. */
  patienceMs: number
}

/** Lends a turn and lets `act` have it, with the number that fences off whoever had it before. */
export type WithLease = <Result>(id: string, act: (fence: number) => Promise<Result>) => Promise<Result>

const pollMs = 20

/**
 * Turns between processes: a row per session with an end and a number. It is renewed while `act` is slow, and free
 * again at once when its process dies and the lease runs out.
 */
export function createLeases(database: DatabaseSync, { now, leaseMs, patienceMs }: LeaseOptions): WithLease {
  const take = database.prepare(
    `INSERT INTO turn (id, fence, until) VALUES ($id, 1, $until)
     ON CONFLICT (id) DO UPDATE SET fence = fence + 1, until = $until WHERE until <= $now
     RETURNING fence`,
  )
  const isTaken = database.prepare('SELECT 1 FROM turn WHERE id = $id AND until > $now')
  const setUntil = database.prepare('UPDATE turn SET until = $until WHERE id = $id AND fence = $fence')

  /** Reads before it writes: who waits must not keep the file locked. */
  const tryTake = (id: string): number | undefined => {
    if (isTaken.get({ id, now: now() })) return undefined
    const row = take.get({ id, now: now(), until: now() + leaseMs })
    return row && Number(row.fence)
  }

  const waitFor = async (id: string): Promise<number> => {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const fence = tryTake(id)
      if (fence !== undefined) return fence
      if (performance.now() >= deadline) throw storeUnavailable(new Error('Waited too long for a turn.'))
      await delay(pollMs * (1 + Math.random()))
    }
  }

  /** A renewal or release that fails is made up for by the next one, or by the end of the lease. */
  const extend = (id: string, fence: number, until: number) => {
    try {
      setUntil.run({ id, fence, until })
    } catch {}
  }

  return async (id, act) => {
    const fence = await waitFor(id)
    const renewal = setInterval(() => extend(id, fence, now() + leaseMs), leaseMs / 3)
    try {
      return await act(fence)
    } finally {
      clearInterval(renewal)
      extend(id, fence, 0)
    }
  }
}
