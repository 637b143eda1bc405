import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createKeyedMutex } from '../async/mutex.ts'
import { ProblemError } from '../http/problem-error.ts'
import type { Leases } from './leases.ts'
import { isLive, type SessionStore, type StoredSession } from './session-store.ts'
import { storeUnavailable } from './store.ts'

/** Milliseconds, and the defaults that production runs with. */
export interface ExclusiveUpdateOptions {
  /** How long a lease lasts that is not renewed, because its process has died or hangs. 5 s. */
  leaseMs: number
  /** How long to wait for the lease: the longest call of a token endpoint, and what comes after it. 25 s. */
  acquireTimeoutMs: number
  /** How long to wait between two attempts to acquire it, at least; at most twice as long. 20 ms. */
  pollMs: number
  /** How long the caller waits while the store does not take the body. 2 s. */
  callerTimeoutMs: number
  /** How long writing the body is attempted. 60 s. */
  writeTimeoutMs: number
}

const defaults: ExclusiveUpdateOptions = {
  leaseMs: 5000,
  acquireTimeoutMs: 25_000,
  pollMs: 20,
  callerTimeoutMs: 2000,
  writeTimeoutMs: 60_000,
}

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
 * then, so a store that fails for a moment must not lose it: the caller gets its error after `callerTimeoutMs`, while
 * the update keeps its lease and goes on until the body is written or `writeTimeoutMs` are over.
 * @param closed ends the attempts to write
 */
export function createExclusiveUpdate(
  { leases, read, replaceBody }: SharedRows,
  closed: AbortSignal,
  options: Partial<ExclusiveUpdateOptions> = {},
): SessionStore['update'] {
  const settings = { ...defaults, ...options }
  const runWithLease = createLeaseMutex(leases, settings)
  return (id, change) => {
    const answer = Promise.withResolvers<StoredSession | undefined>()
    const run = runWithLease(id, async (holder) => {
      const current = await read(id)
      const body = isLive(current) ? await change(current) : undefined
      if (body) await persist(() => replaceBody(id, holder, body), { ...settings, closed, onLate: answer.reject })
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

type MutexOptions = Pick<ExclusiveUpdateOptions, 'leaseMs' | 'acquireTimeoutMs' | 'pollMs'>

/** A mutex over all instances: first come, first served within a process; in no certain order between processes. */
function createLeaseMutex(leases: Leases, { leaseMs, acquireTimeoutMs, pollMs }: MutexOptions): RunWithLease {
  const runExclusive = createKeyedMutex()

  const acquire = async (lease: string, holder: string) => {
    const deadline = performance.now() + acquireTimeoutMs
    while (!(await leases.acquire(lease, holder, leaseMs))) {
      if (performance.now() >= deadline) throw storeUnavailable(new Error('The lease was held for too long.'))
      await delay(pollMs * (1 + Math.random()))
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

interface PersistOptions extends Pick<ExclusiveUpdateOptions, 'callerTimeoutMs' | 'writeTimeoutMs'> {
  closed: AbortSignal
  /** Called once, `callerTimeoutMs` after the first failure, while the attempts go on. */
  onLate(error: unknown): void
}

/** Writes, again and again while the store is unavailable. @throws the last error */
async function persist(write: () => Promise<void>, options: PersistOptions): Promise<void> {
  const { callerTimeoutMs, writeTimeoutMs, closed, onLate } = options
  const deadline = performance.now() + writeTimeoutMs
  let late: NodeJS.Timeout | undefined
  try {
    for (let attempt = 1; ; attempt += 1) {
      const error = await failureOf(write)
      if (!error) return
      late ??= setTimeout(onLate, callerTimeoutMs, error)
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
