import { setTimeout as delay } from 'node:timers/promises'

/** What some work comes to, or what is said instead when it takes longer. The work goes on all the same. */
export async function inTime<Result>(work: Promise<Result>, timeoutMs: number, instead: () => Result): Promise<Result> {
  const enough = new AbortController()
  try {
    const late = delay(timeoutMs, undefined, { signal: enough.signal, ref: false }).then(instead)
    return await Promise.race([work, late])
  } finally {
    enough.abort()
  }
}
