import type { FastifyBaseLogger } from 'fastify'
import { loggableError } from '../http/loggable-error.ts'
import type { SessionStore } from '../store/session-store.ts'

interface SweepOptions {
  store: SessionStore
  log: FastifyBaseLogger
  /** Epoch milliseconds. */
  now(): number
  idleTtlMs: number
  /** How often it will be called. */
  everyMs: number
}

/**
 * Sweeps the store, provided that the clock has kept its pace since the last time: what ends here is gone for good, and
 * a clock that leapt ahead may be put back.
 */
export function createSweep({ store, log, now, idleTtlMs, everyMs }: SweepOptions): () => Promise<void> {
  let lastAt = now()
  return async () => {
    const elapsedMs = now() - lastAt
    lastAt = now()
    if (elapsedMs > 3 * everyMs) return log.warn('the clock leapt ahead: nothing is swept until the next time')
    await store.sweep(now(), idleTtlMs).catch((error) => log.warn({ error: loggableError(error) }, 'no sweep'))
  }
}
