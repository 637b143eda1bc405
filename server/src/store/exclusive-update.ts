import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createKeyedMutex } from '../async/mutex.ts'
import { ProblemError } from '../http/problem-error.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'
import type { Leases } from './leases.ts'
import { isLive, type SessionStore, type StoredSession } from './session-store.ts'
import { storeUnavailable } from './store.ts'

/** The time limits that an update depends on; those that are left out are as in production. */
export type ExclusiveUpdateOptions = Partial<UpdateTimeouts>

type UpdateTimeouts = Pick<
  Timeouts['store'],
  'leaseMs' | 'lockWaitMs' | 'lockPollMs' | 'writeToldMs' | 'writeGivenUpMs'
>

interface SharedRows {
  leases: Leases
  read(id: string): Promise<StoredSession | undefined>
  /** Replaces the body of a live session, unless another holder has acquired the lease since. */
  replaceBody(id: string, holder: string, body: Uint8Array): Promise<void>
}

/** The name of the lease that guards changes to a session. Instances of every release must agree on it. */
export const sessionLease = (id: string): string => `turn ${id}`

/**
 * `update` for a store that several processes share. The new body may hold a refresh token that exists nowhere else by
 * then, so a store that fails for a moment must not lose it: the caller gets its error after `writeToldMs`, while the
 * update keeps its lease and goes on until the body is written or `writeGivenUpMs` are over.
 * @param closed ends the attempts to write
 */
export function createExclusiveUpdate(
  { leases, read, replaceBody }: SharedRows,
  closed: AbortSignal,
  options: ExclusiveUpdateOptions = {},
): SessionStore['update'] {
  const timeouts = { ...productionTimeouts.store, ...options }
  const runWithLease = createLeaseMutex(leases, timeouts)
  return (id, change) => {
    const answer = Promise.withResolvers<StoredSession | undefined>()
    const run = runWithLease(id, async (holder) => {
      const current = await read(id)
      const body = isLive(current) ? await change(current) : undefined
      if (body) await persist(() => replaceBody(id, holder, body), { ...timeouts, closed, onLate: answer.reject })
      return read(id)
    })
    run.then(answer.resolve, answer.reject)
    return answer.promise
  }
}

/**
 * Waits for the lease of `id`, then runs `act` while it is held. Each run has a new holder name. What `act` writes is
 * written under that name, which fences off a process that slept until another one had acquired the lease.
 * @throws {ProblemError} `store-unavailable`
 */
type RunWithLease = <Result>(id: string, act: (holder: string) => Promise<Result>) => Promise<Result>

/** A mutex over all instances: first come, first served within a process; in no certain order between processes. */
function createLeaseMutex(leases: Leases, { leaseMs, lockWaitMs, lockPollMs }: UpdateTimeouts): RunWithLease {
  const runExclusive = createKeyedMutex()

  const acquire = async (lease: string, holder: string) => {
    const deadline = performance.now() + lockWaitMs
    while (!(await leases.acquire(lease, holder, leaseMs))) {
      if (performance.now() >= deadline) throw storeUnavailable(new Error('The lease was held for too long.'))
      await delay(lockPollMs * (1 + Math.random()))
    }
  }

  return (id, act) =>
    runExclusive(id, async () => {
      const lease = sessionLease(id)
      const holder = randomUUID()
      await acquire(lease, holder)
      // Errors are ignored: the next renewal makes up for a failed one, and a lease that can't be released expires.
      const renewal = setInterval(() => leases.renew(lease, holder, leaseMs).catch(() => {}), leaseMs / 3)
      try {
        return await act(holder)
      } finally {
        clearInterval(renewal)
        await leases.release(lease, holder).catch(() => {})
      }
    })
}

interface PersistOptions extends UpdateTimeouts {
  closed: AbortSignal
  /** Called once, `writeToldMs` after the first failure, while the attempts go on. */
  onLate(error: unknown): void
}

/** Writes, again and again while the store is unavailable. @throws the last error */
async function persist(write: () => Promise<void>, options: PersistOptions): Promise<void> {
  const { writeToldMs, writeGivenUpMs, closed, onLate } = options
  const deadline = performance.now() + writeGivenUpMs
  let late: NodeJS.Timeout | undefined
  try {
    for (let attempt = 1; ; attempt += 1) {
      const error = await failureOf(write)
      if (!error) return
      late ??= setTimeout(onLate, writeToldMs, error)
      if (!isStoreUnavailable(error) || closed.aborted || performance.now() >= deadline) throw error
      // Rejects when the store is closed meanwhile, which ends the pause at once.
      await delay(Math.min(50 * attempt, 500), undefined, { signal: closed }).catch(() => {})
    }
  } finally {
    clearTimeout(late)
  }
}

const isStoreUnavailable = (error: unknown) => error instanceof ProblemError && error.code === 'store-unavailable'

/** The error of an act that fails; `undefined` when it succeeds. */
export const failureOf = (act: () => Promise<unknown>): Promise<unknown> =>
  act().then(
    () => undefined,
    (error: unknown) => error,
  )
