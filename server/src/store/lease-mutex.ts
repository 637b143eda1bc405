import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createKeyedMutex, type RunExclusive } from '../async/mutex.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Timeouts } from '../timeouts.ts'
import { type HeldLease, isSameLease, type Leases } from './leases.ts'
import { storeUnavailable } from './store.ts'

type LeaseTimeouts = Pick<Timeouts['store'], 'leaseMs' | 'lockWaitMs' | 'lockPollMs'>

/** The name of the lease that guards changes to a session. Instances of every release must agree on it. */
export const sessionLease = (id: string): string => `turn ${id}`

/**
 * A mutex over all instances: first come, first served within a process; in no certain order between processes. Each run
 * has a new holder name.
 * @throws {ProblemError} `store-unavailable`
 */
export function createLeaseMutex(leases: Leases, timeouts: LeaseTimeouts, closed: AbortSignal): RunExclusive {
  const { leaseMs } = timeouts
  const runExclusive = createKeyedMutex()
  return (id, act) =>
    runExclusive(id, async () => {
      const lease = sessionLease(id)
      const holder = randomUUID()
      await takeLease(leases, lease, holder, timeouts)
      // Errors are ignored: the next renewal makes up for a failed one.
      const renewal = setInterval(() => leases.renew(lease, holder, leaseMs).catch(() => {}), leaseMs / 3)
      try {
        return await act()
      } finally {
        clearInterval(renewal)
        const release = () => leases.release(lease, holder)
        // Tried again in the background: who waits for `act` need not wait for a store that is gone.
        await release().catch(() => void untilAvailable(release, closed).catch(() => {}))
      }
    })
}

/** Waits until nobody has the lease, or until its holder must be dead. */
async function takeLease(leases: Leases, lease: string, holder: string, timeouts: LeaseTimeouts): Promise<void> {
  const { leaseMs, lockWaitMs, lockPollMs } = timeouts
  const isDead = createHolderWatch(leases, lockPollMs)
  const deadline = performance.now() + lockWaitMs
  let dead: HeldLease | undefined
  for (;;) {
    const held = await leases.claim(lease, holder, leaseMs, dead)
    if (!held) return
    if (performance.now() >= deadline) throw storeUnavailable(new Error('The lease was held for too long.'))
    dead = (await isDead(held)) ? held : undefined
    await delay(lockPollMs * (1 + Math.random()))
  }
}

/**
 * Judges whether the holder of a lease is dead: it has not renewed its lease for a whole lease, by this process's clock, and
 * the store took writes all that time. Its end in the store proves nothing. The store may have been away for longer, and
 * then its holder may have a new refresh token that it could not write yet; it writes as soon as the store is back.
 * @param pollMs how often the lease is looked at, roughly
 * @returns called for each look at the lease; throws when the store takes no writes
 */
function createHolderWatch(leases: Leases, pollMs: number): (held: HeldLease) => Promise<boolean> {
  let watched: HeldLease | undefined
  let [firstSeenAt, seenAt, provenAt] = [0, 0, 0]
  /** Since when the store has taken every write that was tried. */
  let provenSince: number | undefined
  return async (held) => {
    const { ttlMs } = held
    const now = performance.now()
    // After a long pause nothing is known of the time in between: this process, or the whole machine, may have slept.
    const isUnbroken = watched && isSameLease(watched, held) && now - seenAt < Math.max(ttlMs / 4, 10 * pollMs)
    seenAt = now
    if (!isUnbroken) [watched, firstSeenAt, provenSince] = [held, now, undefined]
    // Most holders are quick: nothing is written for them.
    if (now - firstSeenAt < ttlMs / 10) return false
    if (provenSince === undefined || now - provenAt > ttlMs / 10) {
      await proveWritable(leases)
      provenAt = performance.now()
      provenSince ??= provenAt
    }
    return provenAt - provenSince >= ttlMs
  }
}

/** Writes a row that means nothing. @throws {ProblemError} `store-unavailable`: the store takes no writes now */
export async function proveWritable(leases: Leases): Promise<void> {
  // All processes write the same row, as the same holder: so each of them writes it every time.
  await leases.acquire('contact', 'anyone', 1)
}

const isStoreUnavailable = (error: unknown) => error instanceof ProblemError && error.code === 'store-unavailable'

/** The error of an act that fails; `undefined` when it succeeds. */
export const failureOf = (act: () => Promise<unknown>): Promise<unknown> =>
  act().then(
    () => undefined,
    (error: unknown) => error,
  )

/** Acts again and again while the store is unavailable. @throws the last error, when it is another or after `closed` */
export async function untilAvailable(
  act: () => Promise<void>,
  closed: AbortSignal,
  onFailure: (error: unknown) => void = () => {},
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const error = await failureOf(act)
    if (error === undefined) return
    if (!isStoreUnavailable(error) || closed.aborted) throw error
    onFailure(error)
    // Rejects when the store is closed meanwhile, which ends the pause at once.
    await delay(Math.min(50 * attempt, 500), undefined, { signal: closed }).catch(() => {})
  }
}
