import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createKeyedMutex } from '../async/mutex.ts'
import type { Leases } from './leases.ts'
import { storeUnavailable } from './store-unavailable.ts'

export interface TurnOptions {
  /** How long a turn is kept for a process that no longer gives a sign of life. */
  leaseMs: number
  /** How long to wait for a turn: all the time that a token endpoint is listened to, and what comes after it. */
  acquireTimeoutMs: number
}

/**
 * Waits for the turn and lets `act` have it, under a name that is new each time. What is written in a turn is written
 * under that name, which fences off whoever slept through the end of theirs.
 * @throws {ProblemError} `store-unavailable`
 */
export type TakeLeasedTurn = <Result>(id: string, act: (holder: string) => Promise<Result>) => Promise<Result>

const defaults: TurnOptions = { leaseMs: 5000, acquireTimeoutMs: 25_000 }
const pollMs = 20

/** The lease that is the turn of a session. */
export const sessionLease = (id: string): string => `turn ${id}`

/** Turns over all instances: in the order of asking within a process, whoever asks first between them. */
export function createLeaseMutex(leases: Leases, options: Partial<TurnOptions> = {}): TakeLeasedTurn {
  const { leaseMs, acquireTimeoutMs } = { ...defaults, ...options }
  const runExclusive = createKeyedMutex()

  const waitFor = async (turn: string, holder: string) => {
    const deadline = performance.now() + acquireTimeoutMs
    while (!(await leases.acquire(turn, holder, leaseMs))) {
      if (performance.now() >= deadline) throw storeUnavailable(new Error('Waited too long for a turn.'))
      await delay(pollMs * (1 + Math.random()))
    }
  }

  return (id, act) =>
    runExclusive(id, async () => {
      const holder = randomUUID()
      await waitFor(sessionLease(id), holder)
      // A renewal or a return that fails is made up for by the next one, or by the end of the lease.
      const renewal = setInterval(() => leases.renew(sessionLease(id), holder, leaseMs).catch(() => {}), leaseMs / 3)
      try {
        return await act(holder)
      } finally {
        clearInterval(renewal)
        await leases.release(sessionLease(id), holder).catch(() => {})
      }
    })
}
