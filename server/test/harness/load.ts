import { onTestFinished } from 'vitest'
import type { Answer } from './answer.ts'

/** Clients that send the next request as soon as the last one is answered, until they are stopped. */
export interface Load {
  /** Resolves when so many more were served as they should be. */
  served(times: number): Promise<void>
  /** Whatever went otherwise so far. */
  failures: string[]
  stop(): Promise<void>
}

type Visit = () => Promise<Answer>

/** @param expected the status that each visit should come to */
export function startLoad(visits: readonly Visit[], expected = 200): Load {
  const failures: string[] = []
  const waiting = new Map<number, () => void>()
  let count = 0
  let isStopped = false

  const serve = () => {
    count += 1
    waiting.get(count)?.()
    waiting.delete(count)
  }
  const comeAgain = async (visit: Visit) => {
    while (!isStopped)
      await visit().then(
        ({ status, text }) => (status === expected ? serve() : failures.push(`${status} ${text}`)),
        (error: Error) => failures.push(String(error)),
      )
  }
  const visitors = visits.map(comeAgain)
  onTestFinished(() => {
    isStopped = true
  })

  return {
    failures,
    served: (times) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.set(count + times, resolve)
      return promise
    },
    stop: async () => {
      isStopped = true
      await Promise.all(visitors)
    },
  }
}
