import { productionTimeouts } from '../timeouts.ts'

interface KnownNumberOptions {
  /** Milliseconds of a clock that never goes back. */
  now?(): number
  /** What was read holds so long. */
  everyMs?: number
  /** Longer than this nobody waits for it. */
  patienceMs?: number
}

/**
 * A number that somebody else has to be asked for, as it was known last: however often it is wanted, they are asked
 * once a minute, and while they do not answer nobody waits.
 * @returns what is known; `NaN` before anything is
 */
export function knownNumber(read: () => Promise<number>, options: KnownNumberOptions = {}): () => Promise<number> {
  const { now = () => performance.now(), everyMs = productionTimeouts.health.countEveryMs } = options
  const { patienceMs = productionTimeouts.health.countMs } = options
  let known = Number.NaN
  let holdsUntil = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined

  async function readAnew(): Promise<void> {
    try {
      known = await read()
      holdsUntil = now() + everyMs
    } catch {
      known = Number.NaN
    } finally {
      reading = undefined
    }
  }

  return async () => {
    if (now() >= holdsUntil) {
      reading ??= readAnew()
      await inTime(reading, patienceMs)
    }
    return known
  }
}

async function inTime(done: Promise<void>, patienceMs: number): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, patienceMs)
  await Promise.race([done, late.promise])
  clearTimeout(timer)
}
