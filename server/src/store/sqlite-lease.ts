import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { storeUnavailable } from './store-unavailable.ts'

export interface LeaseOptions {
  /** Milliseconds of a clock that nobody sets. Only differences count: no process need agree with another. */
  now(): number
  /** How long a turn is kept for a process that no longer gives a sign of life. */
  leaseMs: number
  /** How long to wait for a turn. */
  patienceMs: number
}

/** Lends a turn and lets `act` have it, with the number that fences off whoever had it before. */
export type WithLease = <Result>(id: string, act: (fence: number) => Promise<Result>) => Promise<Result>

interface Turn {
  fence: number
  /** Counted up while somebody has it; 0 while nobody does. */
  beat: number
}

const pollMs = 20

/**
 * Turns between processes: a row per session with a number and a beat, which its holder counts up. Whoever waits takes
 * it from a holder that has stood still for `leaseMs`, by the waiting one's own watch: a time of day in the row would
 * lend a dead process's turn for an hour when the clock is put back, and lend it twice when it is put ahead.
 */
export function createLeases(database: DatabaseSync, { now, leaseMs, patienceMs }: LeaseOptions): WithLease {
  const look = database.prepare('SELECT fence, beat FROM turn WHERE id = $id')
  const take = database.prepare(
    `INSERT INTO turn (id, fence, beat) VALUES ($id, 1, 1)
     ON CONFLICT (id) DO UPDATE SET fence = fence + 1, beat = 1 WHERE fence = $fence AND beat = $beat
     RETURNING fence`,
  )
  const giveBeat = database.prepare('UPDATE turn SET beat = beat + 1 WHERE id = $id AND fence = $fence')
  const giveBack = database.prepare('UPDATE turn SET beat = 0 WHERE id = $id AND fence = $fence')

  const lookAt = (id: string): Turn => {
    const { fence = 0, beat = 0 } = look.get({ id }) ?? {}
    return { fence: Number(fence), beat: Number(beat) }
  }

  /** Reads before it writes: who waits must not keep the file locked. */
  const waitFor = async (id: string): Promise<number> => {
    const beganAt = now()
    let seen = { ...lookAt(id), since: beganAt }
    for (;;) {
      const turn = lookAt(id)
      if (turn.fence !== seen.fence || turn.beat !== seen.beat) seen = { ...turn, since: now() }
      const isFree = turn.beat === 0 || now() - seen.since >= leaseMs
      const taken = isFree ? take.get({ id, ...turn }) : undefined
      if (taken) return Number(taken.fence)
      if (now() - beganAt >= patienceMs) throw storeUnavailable(new Error('Waited too long for a turn.'))
      await delay(pollMs * (1 + Math.random()))
    }
  }

  return async (id, act) => {
    const fence = await waitFor(id)
    const beating = setInterval(() => unlessBusy(() => giveBeat.run({ id, fence })), leaseMs / 3)
    try {
      return await act(fence)
    } finally {
      clearInterval(beating)
      unlessBusy(() => giveBack.run({ id, fence }))
    }
  }
}

/** A beat or a return that fails is made up for by the next one, or by the end of the lease. */
function unlessBusy(act: () => void): void {
  try {
    act()
  } catch {}
}
