import { setTimeout as delay } from 'node:timers/promises'
import { ProblemError } from '../http/problem-error.ts'
import { failureOf } from './failure-of.ts'
import { createLeaseMutex, type TurnOptions } from './lease-mutex.ts'
import type { Leases } from './leases.ts'
import { isLive, type SessionStore, type StoredSession } from './session-store.ts'

interface SharedRows {
  leases: Leases
  read(id: string): Promise<StoredSession | undefined>
  /** Replaces the body of a live session, if nobody has had the turn since its holder. */
  replaceBody(id: string, holder: string, body: Uint8Array): Promise<void>
}

export interface ExclusiveUpdateOptions extends TurnOptions {
  /** How long the caller waits for a store that is gone. */
  callerTimeoutMs: number
  /** How long writing is tried. */
  writeTimeoutMs: number
}

const defaults = { callerTimeoutMs: 2000, writeTimeoutMs: 60_000 }

/**
 * `update` for a store that several processes share. The body may hold a refresh token that exists nowhere else by
 * now, so trouble that passes must not lose it: the caller is told in time that the store is gone, and the turn goes
 * on until the body is written.
 * @param closed ends the trying
 */
export function createExclusiveUpdate(
  { leases, read, replaceBody }: SharedRows,
  closed: AbortSignal,
  options: Partial<ExclusiveUpdateOptions> = {},
): SessionStore['update'] {
  const { callerTimeoutMs, writeTimeoutMs } = { ...defaults, ...options }
  const takeTurn = createLeaseMutex(leases, options)

  const write = async (replace: () => Promise<void>, tell: (error: unknown) => void) => {
    const giveUpAt = performance.now() + writeTimeoutMs
    let telling: NodeJS.Timeout | undefined
    try {
      for (let attempt = 1; ; attempt += 1) {
        const error = await failureOf(replace)
        if (!error) return
        telling ??= setTimeout(tell, callerTimeoutMs, error)
        if (!isStoreUnavailable(error) || closed.aborted || performance.now() >= giveUpAt) throw error
        await pause(Math.min(50 * attempt, 500), closed)
      }
    } finally {
      clearTimeout(telling)
    }
  }

  return (id, change) => {
    const told = Promise.withResolvers<StoredSession | undefined>()
    const turn = takeTurn(id, async (holder) => {
      const current = await read(id)
      const body = isLive(current) ? await change(current) : undefined
      if (body) await write(() => replaceBody(id, holder, body), told.reject)
      return read(id)
    })
    turn.then(told.resolve, told.reject)
    return told.promise
  }
}

const isStoreUnavailable = (error: unknown) => error instanceof ProblemError && error.code === 'store-unavailable'

/** Is over at once when the store is closed. */
const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }).catch(() => {})
