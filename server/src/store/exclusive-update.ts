import { withTimeout } from '../async/timeout.ts'
import { productionTimeouts, type Timeouts } from '../timeouts.ts'
import { createLeaseMutex, untilAvailable } from './lease-mutex.ts'
import type { Leases } from './leases.ts'
import { type Change, isLive, type SessionStore, type StoredSession } from './session-store.ts'
import { storeUnavailable } from './store.ts'

/** The time limits that an update depends on; those that are left out are as in production. */
export type ExclusiveUpdateOptions = Partial<
  Pick<Timeouts['store'], 'leaseMs' | 'lockWaitMs' | 'lockPollMs' | 'writeToldMs'>
>

interface SharedRows {
  leases: Leases
  read(id: string): Promise<StoredSession | undefined>
  /** Replaces the body of a live session, unless it is no longer `before`. */
  replaceBody(id: string, before: Uint8Array, body: Uint8Array): Promise<void>
}

/**
 * `update` for a store that several processes share. The new body may hold a refresh token that exists nowhere else by
 * then, so it is never given up while this process lives: the caller gets its error `writeToldMs` after the first failure,
 * and the update goes on until the body is written. Meanwhile no other change to the session begins.
 * @param closed ends the attempts to write
 */
export function createExclusiveUpdate(
  { leases, read, replaceBody }: SharedRows,
  closed: AbortSignal,
  options: ExclusiveUpdateOptions = {},
): Pick<SessionStore, 'update' | 'settled'> {
  const timeouts = { ...productionTimeouts.store, ...options }
  const runWithLease = createLeaseMutex(leases, timeouts, closed)
  /** The bodies that are being written, by session. */
  const writing = new Map<string, Promise<void>>()

  /** @param onLate called once, `writeToldMs` after the first failure */
  const persist = async (id: string, write: () => Promise<void>, onLate: (error: unknown) => void) => {
    let late: NodeJS.Timeout | undefined
    const onFailure = (error: unknown) => {
      late ??= setTimeout(onLate, timeouts.writeToldMs, error)
    }
    const written = untilAvailable(write, closed, onFailure)
    writing.set(id, written)
    try {
      await written
    } finally {
      clearTimeout(late)
      writing.delete(id)
    }
  }

  const change = (id: string, act: Change, onLate: (error: unknown) => void) =>
    runWithLease(id, async () => {
      const current = await read(id)
      const body = isLive(current) ? await act(current) : undefined
      if (isLive(current) && body) await persist(id, () => replaceBody(id, current.body, body), onLate)
      return read(id)
    })

  return {
    async update(id, act) {
      const written = writing.get(id)
      // Later changes do not pile up behind a store that is gone.
      if (written) await withTimeout(written, timeouts.lockWaitMs, unwritten)
      const answer = Promise.withResolvers<StoredSession | undefined>()
      change(id, act, answer.reject).then(answer.resolve, answer.reject)
      return answer.promise
    },
    async settled() {
      while (writing.size > 0) await Promise.allSettled(writing.values())
    },
  }
}

const unwritten = (): never => {
  throw storeUnavailable(new Error('The change before could not be written yet.'))
}
