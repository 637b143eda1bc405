import type { FastifyBaseLogger } from 'fastify'
import { loggableError } from '../observability/logger.ts'
import type { Timeouts } from '../timeouts.ts'

export interface BackgroundNotes {
  /**
   * Begins to write something that its request does not wait for. Left out while the same is being written, and while the
   * store takes no writes: the next request that needs it writes it.
   * @param key what is written, of which session
   * @returns whether it was begun
   */
  write(key: string, write: () => Promise<unknown>, log: FastifyBaseLogger): boolean
}

interface NotesOptions {
  pauseMs: Timeouts['session']['notePauseMs']
  /** How many are written at the same time, at most. */
  most?: number
  /** Monotonic, in milliseconds. */
  now?(): number
}

/**
 * Notes that a request leaves in the store by the way. A store that takes no writes must not slow requests that only read:
 * nobody waits for a note, and one that failed keeps all others back for a while.
 */
export function createBackgroundNotes(options: NotesOptions): BackgroundNotes {
  const { pauseMs, most = 1_000, now = () => performance.now() } = options
  const underWay = new Set<string>()
  let failures = 0
  let pausedUntil = Number.NEGATIVE_INFINITY

  const fail = (error: unknown, log: FastifyBaseLogger) => {
    // Those that were under way together count as one.
    if (now() < pausedUntil) return
    pausedUntil = now() + Math.min(pauseMs.first * 2 ** failures, pauseMs.longest)
    failures += 1
    log.warn({ error: loggableError(error) }, 'the use of a session could not be noted')
  }

  return {
    write(key, write, log) {
      if (now() < pausedUntil || underWay.has(key) || underWay.size >= most) return false
      underWay.add(key)
      write()
        .then(
          () => {
            failures = 0
          },
          (error) => fail(error, log),
        )
        .finally(() => underWay.delete(key))
      return true
    },
  }
}
